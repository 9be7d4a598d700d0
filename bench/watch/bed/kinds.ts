// The kinds of page: each moves by itself in its own way, as real sites do.

import { MORE_KINDS } from './kinds-more.ts'
import {
  dateText,
  DAY,
  document,
  factsPart,
  headlines,
  HOUR,
  menu,
  MINUTE,
  prose,
  say,
  type Draw,
  type Scene,
} from './scene.ts'

const article = (tag: string) => (item: { text: string; at: number; id: number }, scene: Scene) =>
  `<${tag} class="item-${item.id}"><h3><a href="/news/${item.id}">${item.text}</a></h3><time>${dateText(scene, item.at)}</time></${tag}>`

/** Language and drawing of each kind. */
export const KIND_TABLE: Readonly<Record<string, readonly [language: string, draw: Draw]>> = {
  'static information': [
    'en',
    (s) =>
      document(s, {
        body: `<header><h1>${s.w.authority}</h1>${menu(s)}</header><main>${factsPart(s)}${prose(s)}</main><footer>© 2026 ${s.w.authority}</footer>`,
      }),
  ],
  'front page with news every hour': [
    'en',
    (s) =>
      document(s, {
        head: '<script async src="https://stats.counter.example/t.js"></script>',
        body: `${menu(s)}<h1>${s.w.authority}</h1>${factsPart(s)}<section><h2>${s.w.news}</h2>${headlines(
          s,
          8,
          HOUR,
        )
          .map((item) => article('article')(item, s))
          .join('')}</section>${prose(s)}`,
      }),
  ],
  'live results every minute': [
    'es',
    (s) => {
      const step = Math.floor(s.t / MINUTE)
      const rows = Array.from({ length: 12 }, (_, n) => {
        const votes = 100_000 + n * 31_337 + (step % 50_000) * (n + 3)
        return `<tr><th>Lista ${'ABCDEFGHIJKL'[n]}</th><td>${votes.toLocaleString('es')}</td><td>${((votes % 9973) / 100).toFixed(2)} %</td></tr>`
      })
      return document(s, {
        head: '<meta http-equiv="refresh" content="60">',
        body: `<h1>${s.w.authority}</h1><p>${say(s.w.updated, { n: dateText(s, s.t, true) })}</p><table id="results">${rows.join('')}</table>${factsPart(s)}${prose(s)}`,
      })
    },
  ],
  'weblog software with nonces': [
    'fr',
    (s) => {
      const nonce = s.hex(10, 'nonce', Math.floor(s.t / (12 * HOUR)))
      const request = s.hex(16, 'request', s.t)
      return document(s, {
        head: `<script nonce="${request}">window._wpemojiSettings={"baseUrl":"https:\\/\\/s.w.example\\/images\\/","source":{"concatemoji":"https:\\/\\/${s.host}\\/js\\/e.js?ver=6.${s.number(9, 'v')}"}};!function(a,b){a.x=b}(window,document);</script>
<script>var ajax = {"url":"\\/wp-admin\\/admin-ajax.php","nonce":"${nonce}","time":"${Math.floor(s.t / 1000)}"};</script>
<script src="/wp-includes/js/jquery/jquery.min.js?ver=3.7.1" id="jquery-core-js"></script>
<style id="wp-inline">.wp-block-${s.hex(6, 'block', Math.floor(s.t / HOUR))}{margin:0 0 1em}</style>`,
        bodyTag: ` class="home page-id-${s.number(99, 'id')}"`,
        body: `<div id="page">${menu(s)}<div id="content"><h1>${s.w.authority}</h1>${factsPart(s)}${prose(s)}<ul>${headlines(
          s,
          5,
          5 * HOUR,
        )
          .map(({ text, id }) => `<li><a href="/?p=${id}">${text}</a></li>`)
          .join(
            '',
          )}</ul></div><form role="search" action="/"><input type="search" name="s"><input type="hidden" name="_wpnonce" value="${nonce}"></form></div><!-- cached ${request} -->`,
      })
    },
  ],
  'content system with settings and build numbers': [
    'de',
    (s) => {
      const build = s.hex(12, 'build', Math.floor(s.t / (36 * HOUR)))
      return document(s, {
        head: `<script type="application/json" data-drupal-selector="settings">{"path":{"baseUrl":"\\/"},"theme_token":"${s.hex(20, 'token', s.t)}","user":{"uid":0}}</script>
<link rel="stylesheet" href="/sites/default/files/css/css_${build}.css"><script src="/sites/default/files/js/js_${build}.js?t=${s.hex(6, 'q', Math.floor(s.t / DAY))}"></script>`,
        body: `<div class="layout-container"><header>${menu(s)}</header><main><h1>${s.w.authority}</h1><div class="region">${factsPart(s)}${prose(s)}</div></main>
<form action="/search" id="search-form"><input name="form_build_id" type="hidden" value="form-${s.hex(30, 'form', s.t)}"><input name="keys" type="search"></form></div>`,
      })
    },
  ],
  'application with state of the server': [
    'en',
    (s) => {
      const build = s.hex(8, 'chunk', Math.floor(s.t / (50 * HOUR)))
      const news = headlines(s, 4, 2 * HOUR)
      const state = JSON.stringify({ props: { news, now: s.t }, buildId: build })
      return document(s, {
        head: `<script src="/_next/static/chunks/webpack-${build}.js" defer></script><script src="/_next/static/chunks/main-${s.hex(8, 'm', build)}.js" defer></script><script src="/_next/static/${build}/_buildManifest.js" defer></script>`,
        body: `<div id="__next"><div><div><h1>${s.w.authority}</h1></div>${factsPart(s)}<div>${news.map(({ text }) => `<div><div>${text}</div></div>`).join('')}</div>${prose(s)}</div></div><script id="__NEXT_DATA__" type="application/json">${state}</script><script>window.__STATE__=${state};</script>`,
      })
    },
  ],
  'page drawn by script': [
    'ru',
    (s) =>
      document(s, {
        head: `<script type="module" crossorigin src="/assets/index-${s.hex(8, 'i')}.js"></script>`,
        body: `<noscript>JavaScript</noscript><div id="root"></div><script>window.config={api:"/api",release:"${s.hex(12, 'r', Math.floor(s.t / DAY))}"}</script>`,
      }),
  ],
  'portal from right to left': [
    'ar',
    (s) => {
      const hijri = new Intl.DateTimeFormat('ar-SA-u-ca-islamic-umalqura', {
        dateStyle: 'full',
        timeZone: 'UTC',
      })
      return document(s, {
        body: `<header><h1>${s.w.authority}</h1><span>${hijri.format(s.t)}</span> <span>${dateText(s, s.t)}</span></header>${menu(s)}<div id="ticker">${headlines(
          s,
          3,
          3 * HOUR,
        )
          .map(({ text, id }) => `<a href="/n/${id}">${text}</a> | `)
          .join(
            '',
          )}</div><main>${factsPart(s)}${prose(s)}</main><footer>${say(s.w.visitors, { n: 1000 + Math.floor((s.t % DAY) / 20_000) })}</footer>`,
      })
    },
  ],
  'list of notices': [
    'zh',
    (s) =>
      document(s, {
        body: `<div class="top">${s.w.authority} ${dateText(s, s.t)} ${new Intl.DateTimeFormat('zh', { weekday: 'long', timeZone: 'UTC' }).format(s.t)}</div>${menu(s)}<ul class="list">${headlines(
          s,
          10,
          4 * HOUR,
        )
          .map(
            ({ text, at, id }) =>
              `<li><a href="/art/${id}.html">${text}</a><span>${new Date(at).toISOString().slice(0, 10)}</span></li>`,
          )
          .join(
            '',
          )}</ul>${factsPart(s)}${prose(s)}<div>${say(s.w.visitors, { n: 5000 + Math.floor((s.t % DAY) / 9000) })}</div>`,
      }),
  ],
  'page paid by advertising': [
    'en',
    (s) => {
      const ad = s.number(9, 'ad', s.t)
      return document(s, {
        head: `<script src="https://cdn${s.number(4, 'cdn', s.t)}.adnet.example/tag/${s.hex(6, 'tag', s.t)}.js"></script><script>(function(w,l){w[l]=w[l]||[];w[l].push({start:${s.t},event:'js'})})(window,'dataLayer');</script>`,
        body: `${menu(s)}<h1>${s.w.authority}</h1>${ad % 2 ? `<iframe src="https://frames${ad}.adnet.example/show?slot=${s.hex(8, 'slot', s.t)}" width=300></iframe>` : ''}<img src="https://px${ad}.metrics.example/p.gif?r=${s.t}" alt="">${factsPart(s)}<ul>${headlines(
          s,
          6,
          2 * HOUR,
        )
          .map(({ text, id }) => `<li><a href="/s/${id}">${text}</a></li>`)
          .join('')}</ul>${prose(s)}`,
      })
    },
  ],
  'two versions shown by chance': [
    'en',
    (s) => {
      const isNew = s.chance('version', s.t) < 0.4
      return document(s, {
        head: isNew
          ? '<script>window.ab="b";document.documentElement.className="b"</script>'
          : '<script>window.ab="a"</script>',
        body: `${menu(s)}<h1>${s.w.authority}</h1>${isNew ? '<div class="hero"><p>Your vote is your voice. Make a plan.</p><button>Start now</button></div>' : '<div class="banner"><p>Welcome to our site. Everything about the election in one place.</p></div>'}${factsPart(s)}${prose(s)}`,
      })
    },
  ],
  'consent asked of some visitors': [
    'de',
    (s) =>
      document(s, {
        body: `${s.chance('consent', s.t) < 0.6 ? `<div id="consent" style="position:fixed;inset:0;z-index:99"><p>Wir verwenden Cookies, um die Seite zu verbessern.</p><button onclick="consent('${s.hex(8, 'c', s.t)}')">Alle annehmen</button><button onclick="reject()">Ablehnen</button></div>` : ''}<header>${menu(s)}<h1>${s.w.authority}</h1></header><main>${factsPart(s)}${prose(s)}</main>`,
      }),
  ],
  ...MORE_KINDS,
}
