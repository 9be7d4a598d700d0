// Records of made-up domains, from plain to broken in every way that the standard names, and mails to each.

/** A mail to one of the domains. */
export interface Mail {
  readonly ip: string
  readonly sender: string
  readonly helo: string
}

const IPS = [
  '192.0.2.10',
  '198.51.100.7',
  '203.0.113.200',
  '2001:db8::10',
  '2001:db8:7::1',
] as const
const times = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n))

/** What the records lead to: hosts of either family, exchangers, records of every kind. Names below `test.` */
const TARGETS: readonly string[] = [
  'h4 A 192.0.2.10',
  'h6 AAAA 2001:db8::10',
  'h46 A 198.51.100.7',
  'h46 AAAA 2001:db8:7::1',
  'many A 192.0.2.1',
  ...times(20, (n) => `many A 203.0.113.${n + 190}`),
  'alias CNAME h46',
  'alias2 CNAME alias',
  'text TXT "no address here"',
  'mx4 MX 10 h4',
  'mx46 MX 10 h4',
  'mx46 MX 20 h46',
  'mxalias MX 10 alias',
  'mxgone MX 10 gone.test.',
  'mxnull MX 0 .',
  ...times(10, (n) => `mx10 MX ${n} m${n}.mx10`),
  ...times(11, (n) => `mx11 MX ${n} m${n}.mx11`),
  ...times(10, (n) => `m${n}.mx10 A 192.0.2.${n + 1}`),
  ...times(11, (n) => `m${n}.mx11 A 192.0.2.${n + 1}`),
  'clerk.ok A 127.0.0.2',
  'strong-bad.ok A 127.0.0.2',
  'bad.strong.ok A 127.0.0.2',
  'bad.ok A 127.0.0.2',
  '10.2.0.192.in-addr.list A 127.0.0.2',
  '7.100.51.198.list A 127.0.0.2',
  '192.0.2.10.list A 127.0.0.2',
  'mail.helo A 127.0.0.2',
  '*.wild A 127.0.0.2',
  record('p4', 'v=spf1 ip4:192.0.2.0/24 -all'),
  record('p6', 'v=spf1 ip6:2001:db8::/48 -all'),
  record('all', 'v=spf1 +all'),
  record('fail', 'v=spf1 -all'),
  record('soft', 'v=spf1 ~all'),
  record('neutral', 'v=spf1 ?all'),
  record('nothing', 'v=spf1'),
  record('bad', 'v=spf1 ip4:192.0.2.0/33 +all'),
  record('bad2', 'v=spf1 +all a:'),
  'two TXT "v=spf1 -all"',
  'two TXT "v=spf1 +all"',
  'mixed TXT "v=spf10 +all"',
  'mixed TXT "v=spf1 ip4:198.51.100.0/24 -all"',
  record('loop', 'v=spf1 include:loop.test -all'),
  record('ring1', 'v=spf1 include:ring2.test -all'),
  record('ring2', 'v=spf1 redirect=ring1.test'),
  record('red', 'v=spf1 redirect=p4.test'),
  record('redred', 'v=spf1 redirect=red.test'),
  record('macro', 'v=spf1 exists:%{l}.ok.%{d1} -all'),
  record('three', 'v=spf1 a:h4.test a:h46.test mx:mx4.test -all'),
  ...times(12, (n) =>
    record(
      `deep${n}`,
      n === 0 ? 'v=spf1 ip4:198.51.100.7 -all' : `v=spf1 include:deep${n - 1}.test -all`,
    ),
  ),
]

/** A TXT line; text of more than 255 bytes in several strings. */
function record(name: string, text: string): string {
  const strings = text.match(/.{1,200}/gs) ?? ['']
  return `${name} TXT ${strings.map((one) => `"${one.replaceAll(/[\\"]/g, '\\$&')}"`).join(' ')}`
}

const LEADS = [
  'p4',
  'p6',
  'all',
  'fail',
  'soft',
  'neutral',
  'nothing',
  'bad',
  'bad2',
  'two',
  'mixed',
  'loop',
  'ring1',
  'red',
  'redred',
  'macro',
  'three',
  'gone',
  'text',
]
const HOSTS = ['h4', 'h6', 'h46', 'many', 'alias', 'alias2', 'gone', 'text']
const EXCHANGERS = ['mx4', 'mx46', 'mxalias', 'mxgone', 'mxnull', 'mx10', 'mx11', 'h4', 'gone']

const BROKEN = [
  'ip4',
  'ip4:',
  'ip4:1.2.3',
  'ip4:1.2.3.4.5',
  'ip4:256.1.1.1',
  'ip4:mail.example',
  'ip4:192.0.2.1/',
  'ip4:192.0.2.0/33',
  'ip4:192.0.2.0/024',
  'ip4:192.0.2.1:25',
  'ip4:2001:db8::1',
  'ip6:zz::1',
  'ip6:192.0.2.1',
  'ip6:2001:db8::/129',
  'ip6:::1::',
  'ip6',
  'a:',
  'a/33',
  'a//129',
  'a/',
  'a:h4.test/99',
  'a:museum',
  'a:1.2.3.4',
  'mx:',
  'mx/-1',
  'include',
  'include:',
  'include/24',
  'include:p4.test/24',
  'exists',
  'exists:',
  'exists:h4.test/24',
  'all:h4.test',
  'all/8',
  'ipv4:192.0.2.1',
  'foo',
  'redirect:p4.test',
  '-redirect=p4.test',
  '%',
  'exists:%{x}.test',
  'exists:%{d',
  'exists:%d.test',
  'exists:%{d0}.test',
  'exists:%{c}.test',
  'exists:%{t}.test',
  'redirect=',
  'exp=',
  'redirect=p4.test redirect=p4.test',
  'exp=h4.test exp=h4.test',
  '=value',
  'x=%',
  '++all',
  'all-',
] as const

const TERMS: readonly string[] = [
  '',
  'a',
  'mx',
  '+a',
  'A:H4.TEST',
  'Mx:mx4.test',
  'a:h4.test.',
  'a:h46.test/24',
  'a:h46.test//64',
  'a:h46.test/24//48',
  'a:h4.test/0',
  'a:h6.test//0',
  'mx:mx46.test/28',
  'mx:mx46.test/24//32',
  '-a:h4.test a:h4.test',
  '~a:h46.test +ip4:0.0.0.0/0',
  '?mx:mx4.test',
  ...[0, 1, 8, 15, 24, 28, 31, 32].map((bits) => `ip4:192.0.2.11/${bits}`),
  ...[0, 16, 32, 48, 64, 127, 128].map((bits) => `ip6:2001:db8::11/${bits}`),
  'ip4:192.0.2.10 ip4:198.51.100.7',
  'ip6:::ffff:192.0.2.10',
  'ip4:10.0.0.0/8 -ip4:192.0.2.0/24 ip4:192.0.2.10',
  'exists:%{l}.ok.test',
  'exists:%{l1r-}.ok.test',
  'exists:%{lr-}.ok.test',
  'exists:%{ir}.%{v}.list.test',
  'exists:%{ir}.list.test',
  'exists:%{i}.list.test',
  'exists:%{h}.helo.test',
  'exists:%{h2}.test',
  'exists:%{d1r}.wild.test',
  'exists:%{S}.wild.test',
  'exists:%{o}.wild.test',
  'exists:%{p}.gone.test',
  'exists:%%{d}.gone.test',
  'exists:gone.test',
  'exists:h4.test',
  'exists:h6.test',
  'include:%{d2}',
  'a:%{d}',
  'a:%{o}',
  'ptr',
  'ptr:test.example',
  'unknown=value',
  'x-y.z_1=',
  'unknown=%{d}',
  'include=p4.test',
  'moo.cow/far_out=x',
  'exp=text.test',
  'a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test',
  'a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test a:h4.test',
  'include:three.test include:three.test',
  'include:three.test include:three.test include:three.test',
  'mx:mx46.test mx:mx46.test mx:mx46.test mx:mx46.test mx:mx46.test',
  'a:gone.test',
  'a:gone.test mx:gone.test',
  'a:gone.test mx:gone.test exists:gone.test',
  'a:h6.test a:h6.test a:h6.test',
  'mx:mxgone.test mx:mxgone.test',
  `${times(60, (n) => `ip4:198.51.${n}.0/25`).join(' ')}`,
]

/** Whole texts of records, each for a domain of its own. */
const TEXTS: readonly string[] = [
  ...TERMS.map((terms) => `v=spf1 ${terms} -all`),
  ...[
    '-all',
    '~all',
    '?all',
    '+all',
    'all',
    'ALL',
    '',
    '-all mx',
    '-all foo',
    '-all redirect=all.test',
  ].map((end) => `v=spf1 ${end}`),
  ...LEADS.flatMap((name) => [`v=spf1 include:${name}.test ~all`, `v=spf1 redirect=${name}.test`]),
  ...LEADS.slice(0, 6).flatMap((name) => [
    `v=spf1 -include:${name}.test ?all`,
    `v=spf1 redirect=${name}.test ip4:203.0.113.200`,
  ]),
  ...HOSTS.map((name) => `v=spf1 a:${name}.test ?all`),
  ...EXCHANGERS.map((name) => `v=spf1 mx:${name}.test ~all`),
  ...[1, 5, 8, 9, 10, 11].map((n) => `v=spf1 include:deep${n}.test -all`),
  ...BROKEN.map((word) => `v=spf1 ip4:192.0.2.0/24 ${word} -all`),
  'V=SPF1 ip4:192.0.2.0/24 -ALL',
  'v=spf1  ip4:192.0.2.0/24   -all  ',
  'v=spf1-all',
  'v=spf10 +all',
  'spf2.0/mfrom +all',
  'v=spf1',
]

/** Lines of the zone `test.`, its domains, and three mails to each from different families and senders. */
export function corpus(): { lines: readonly string[]; records: number; mails: readonly Mail[] } {
  const names = TEXTS.map((_, n) => `d${n}`)
  const lines = TEXTS.flatMap((text, n) => [
    record(`d${n}`, text),
    `d${n} A 203.0.113.200`,
    `d${n} MX 5 h46`,
  ])
  const mails = names.flatMap((name, n) =>
    times(3, (k): Mail => {
      const sender = `${k === 1 ? 'strong-bad' : 'clerk'}@${name}.test`
      return { ip: IPS[(n + k * 2) % IPS.length] ?? IPS[0], sender, helo: 'mail.test' }
    }),
  )
  return { lines: [...TARGETS, ...lines], records: TEXTS.length, mails }
}
