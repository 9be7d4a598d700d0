// Good inputs, one or some of a kind, from which tests make bad ones.

import { readFileSync } from 'node:fs'

/** Heading and first rows of a file of facts. */
function firstRows(name: string): string {
  const file = readFileSync(new URL(`../../facts/${name}.csv`, import.meta.url), 'utf8')
  return `${file.split('\n').slice(0, 3).join('\n')}\n`
}

const STATE = JSON.stringify({ polls: [{ open: '08:00', at: 'North Hall' }], next: null })

export const PRACTICE = {
  latex: String.raw`Saint-{\'E}tienne, {\"o} \& \textbf{bold {in} it} $x^2$ \c{c} --- \url{http://a.b/~c}`,
  po: `msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : 2;\\n"

#. For the front page
#, fuzzy
msgctxt "front.title"
msgid "Elections"
msgstr "انتخابات"

msgctxt "front.count"
msgid "{n} station"
msgid_plural "{n} stations"
msgstr[0] "a"
msgstr[1] "b"
`,
  form: JSON.stringify(
    {
      v: 1,
      prefix: 'FA',
      version: 1,
      kind: 'opening',
      title: { en: 'Way in', ar: 'المدخل' },
      fields: [
        { tag: 'A', type: 'yes-no', text: { en: 'Is there a ramp?' }, isRequired: true },
        { tag: 'B', type: 'integer', text: { en: 'Steps' }, min: 0, max: 99, when: 'A = 2' },
      ],
      rules: [{ name: 'steep', rule: 'B > 20', text: { en: 'Many steps' } }],
    },
    null,
    1,
  ),
  rules: ['B > 20', '(A + B) * 3 <= C - 4 or D != 1 and E = 2'],
  messages: [
    'OP 100038 A0710 B1 C1 D1',
    'TU 100038 KMRT V120 @ queue outside',
    'IN١٠٠٠٣٨!A2',
    'op-100 038',
  ],
  sheets: [
    'address,name,organization,area\nhttps://vote.example/,"Results, ""live""",Office,/1/\n',
    'number;name;area\r\n1;School;North/District 4\r\n2;"a\nb";/1/2/\r\n',
    'a\tb\n1\t2\n',
  ],
  eve: JSON.stringify({
    timestamp: '2026-11-24T08:00:00.123456+0000',
    event_type: 'alert',
    src_ip: '10.0.0.7',
    dest_ip: '10.0.0.9',
    alert: { gid: 1, signature_id: 9_000_001, rev: 3, signature: 'EXAMPLE', severity: 1 },
  }),
  ocsf: JSON.stringify({
    class_uid: 2004,
    severity_id: 4,
    time: 1_795_507_200_000,
    metadata: { version: '1.3.0', product: { name: 'Sensor', vendor_name: 'Example' } },
    finding_info: { uid: 'f-1', title: 'Mass encryption', analytic: { uid: 'R-77', type_id: 1 } },
    evidences: [{ src_endpoint: { ip: '10.0.0.7' }, dst_endpoint: { hostname: 'register' } }],
  }),
  syslog: [
    '<165>1 2003-10-11T22:14:15.003Z host evntslog - ID47 [exampleSDID@32473 iut="3" e="App\\"s"][x@1] \ufeffSaid',
    "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8",
    '<13>1 - - - - - -',
  ],
  cap: `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>exercise-2026-0001</identifier>
  <sender>alerts@elections.example</sender>
  <sent>2026-11-24T08:00:00-00:00</sent>
  <status>Exercise</status>
  <msgType>Alert</msgType>
  <scope>Public</scope>
  <addresses>"North Hall" South</addresses>
  <info>
    <language>en</language>
    <category>Security</category>
    <event>Exercise: results page &amp; changed</event>
    <urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
    <parameter><valueName>n</valueName><value><![CDATA[1]]></value></parameter>
    <area><areaDesc>North</areaDesc><circle>32.9,-115.4 10</circle></area>
  </info>
</alert>`,
  cases: firstRows('attacks'),
  agencies: firstRows('agencies'),
  posts: [
    'BREAKING: polls close at NOON 🗳️ https://t.example/a?b #vote @office 1,000 votes',
    'مراكز الاقتراع تغلق عند الظهر ١٢٠٬٠٠٠',
    '投票站中午关闭',
  ],
  pages: [
    `<!doctype html><html lang=en><head><meta charset=utf-8><base href="/a/"><title>Results &amp; more</title>
<link rel="stylesheet" href="s.css"><script src="//cdn.example/x.js" integrity="sha256-x"></script>
<style>.a{display:none;background:url("b.png")}</style><script type="application/json">${STATE}</script></head>
<body><main><h1>Polls close at 20:00 on 26 November 2026</h1><form action="https://pay.example/" method=post>
<label for=i>Name</label><input id=i name=n value="x"><button>Send</button></form>
<table><tr><td>North<td>1,204 votes</table><a href="tel:+1-202">call</a><img srcset="a.png 1x, b.png 2x">
<svg><title>x</title></svg><template><p>y</template><iframe srcdoc="&lt;p>"></iframe></main></body></html>`,
    '<p dir=rtl>تغلق مراكز الاقتراع <b><i>الساعة ٨</b> مساءً</i><script>location="//e.example"</script>',
  ],
  securityTxt:
    'Contact: mailto:a@b.example\r\nContact: https://b.example/c\r\nExpires: 2027-01-01T00:00:00.000Z\r\nPreferred-Languages: en, ar\r\n# more\r\n',
  spf: [
    'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 a:mail.example/24//64 mx include:_spf.%{d2} -all',
    'v=spf1 exists:%{ir}.%{v}.x.example ?ptr:a.example redirect=_b.example exp=e.%{h}',
  ],
} as const
