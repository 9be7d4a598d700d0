// Seven bundlers and six content systems: what they write into head and tail, release by release.
import {
  h32,
  hex,
  b62,
  b64u,
  b64,
  b32,
  b36,
  digits,
  integrity,
  once,
  uuid,
  int,
  draw,
  pick,
  esc,
} from './util.ts'
import { latest, stamp, iso, plain } from './facts.ts'
import type { Ctx } from './facts.ts'

/** The body of a script: mostly the same from version to version. */
export function script(seed: string, version: string | number, size = 14): string {
  let out = `/*! ${seed} */(function(){"use strict";`
  for (let i = 0; i < size; i++) {
    const k = h32(seed + i) % 7 === 0 ? seed + version + i : seed + i
    const a = draw(k + 'a', 1, 'abcdefgh'),
      b = draw(k + 'b', 2, 'ijklmnop')
    out += pick(k, [
      `function ${b}${i}(${a},t){return ${a}&&${a}.querySelectorAll?Array.from(${a}.querySelectorAll(t)):[]}`,
      `var ${b}${i}=function(${a}){var e=document.getElementById(${a});if(!e)return null;e.classList.toggle("is-${hex(k, 4)}");return e};`,
      `const ${b}${i}={open:"${hex(k, 6)}",delay:${int(k, 50, 900)},ease:"cubic-bezier(.4,0,.2,1)"};`,
      `window.addEventListener("${pick(k + 'e', ['scroll', 'resize', 'load'])}",function(){document.body.dataset.s${i}=String(window.scrollY>${int(k, 10, 300)})},{passive:!0});`,
      `function ${b}${i}(e){return fetch("/api/${hex(k, 5)}?q="+encodeURIComponent(e)).then(function(r){return r.json()})}`,
    ])
  }
  return out + '})();'
}
export function sheet(seed: string, version: string | number, size = 20): string {
  let out = ':root{--c:#1d4f91;--r:4px}'
  for (let i = 0; i < size; i++) {
    const k = h32(seed + i) % 9 === 0 ? seed + version + i : seed + i
    out += `.${draw(k, 1, 'bcmnps')}-${hex(k, 4)}{${pick(k, ['display:flex', 'display:block', 'position:relative'])};margin:${int(k, 0, 32)}px ${int(k + 1, 0, 24)}px;padding:${int(k + 2, 0, 20)}px;color:#${hex(k + 'c', 6)}}`
  }
  return out
}
/** A body is filed under its address as written, and as read when that differs. */
function put(c: Ctx, src: string, body: string): string {
  c.files[src] = body
  if (src.includes('&amp;')) c.files[src.replace(/&amp;/g, '&')] = body
  return src
}
const js = (c: Ctx, src: string, seed: string, v: string | number): string =>
  put(
    c,
    src,
    once(`js/${seed}/${v}`, () => script(seed, v)),
  )
const css = (c: Ctx, src: string, seed: string, v: string | number): string =>
  put(
    c,
    src,
    once(`css/${seed}/${v}`, () => sheet(seed, v)),
  )

export interface Parts {
  head: string
  tail: string
  html: string
  body: string
  state: string
}
/** Chunks of a release: each one changes with some releases only, some come and go. */
function chunks(c: Ctx, names: string[], p = 0.35): { name: string; v: number; k: string }[] {
  return names
    .map((name, i) => {
      const v = latest(c, 'chunk' + (i < 2 ? '' : name), i < 2 ? p : p / 2)
      return { name, v, k: `${c.key}${name}${v}` }
    })
    .filter((x, i) => i < 3 || h32(x.k + 'there') % 5 > 0)
}
/** What the page is drawn from, as a framework would carry it: from the facts behind the page. */
export function state(c: Ctx): Record<string, unknown> {
  const m = c.m
  return {
    office: {
      opens: stamp(m.o),
      closes: stamp(m.c),
      phone: m.telHref,
      email: m.mail,
      address: c.L.addr(m.street, m.no),
    },
    vote: {
      date: iso(m.vote),
      opens: stamp(m.po),
      closes: stamp(m.pc),
      deadline: iso(m.deadline),
      postal: iso(m.postal),
      text: plain(c, 'poll', m),
    },
    stations: m.stations.map((s) => ({
      id: s.id,
      name: s.name,
      address: m.place(s),
      lat: s.lat,
      lng: s.lng,
    })),
    candidates: m.cands.map((x) => ({ no: x.no, name: x.name, list: x.party })),
    links: { register: m.register, form: m.action, results: m.results },
  }
}
const json = (x: unknown): string => JSON.stringify(x).replace(/</g, '\\u003c')

export const STACKS: Record<string, (c: Ctx) => Parts> = {
  vite(c) {
    const cs = chunks(c, ['index', 'vendor', 'Layout', 'StationMap', 'useDate', 'NewsList', 'i18n'])
    const main = cs[0],
      sh = js(c, `/assets/index-${b64u(main.k, 8)}.js`, c.key + 'index', main.v),
      st = css(
        c,
        `/assets/index-${b64u(main.k + 'css', 8)}.css`,
        c.key + 'css',
        latest(c, 'css', 0.12),
      )
    return {
      html: '',
      body: '',
      state: '',
      head:
        `<script type="module" crossorigin src="${sh}"></script>\n` +
        cs
          .slice(1)
          .map(
            (x) =>
              `<link rel="modulepreload" crossorigin href="${js(c, `/assets/${x.name}-${b64u(x.k, 8)}.js`, c.key + x.name, x.v)}">`,
          )
          .join('\n') +
        `\n<link rel="stylesheet" crossorigin href="${st}">`,
      tail: `<script>window.__APP__=${json({ build: hex(main.k + 'git', 7), data: state(c) })}</script>`,
    }
  },
  webpack(c) {
    const cs = chunks(c, ['runtime', 'main', 'vendors', 'stations', 'forms']),
      map = cs.map((x, i) => `${100 + i * 37}:"${hex(x.k, 8)}"`).join(',')
    return {
      html: '',
      body: '',
      state: `<script>window.__INITIAL_STATE__=${json(state(c))};</script>`,
      head:
        `<link href="${css(c, `/static/css/main.${hex(c.key + latest(c, 'css', 0.12), 8)}.css`, c.key + 'css', latest(c, 'css', 0.12))}" rel="stylesheet" integrity="${integrity(once(`css/${c.key}css/${latest(c, 'css', 0.12)}`, () => sheet(c.key + 'css', latest(c, 'css', 0.12))))}" crossorigin="anonymous">` +
        `<script>!function(e){function t(t){for(var n,o,u=t[0],i=t[1],f=0,s=[];f<u.length;f++)o=u[f],r[o]&&s.push(r[o][0]),r[o]=0;for(n in i)e[n]=i[n]}var r={1:0};c.p="/static/",c.u=function(e){return"js/"+e+"."+{${map}}[e]+".chunk.js"};function c(){}var n=window.webpackChunkvote=window.webpackChunkvote||[];n.forEach(t)}([]);</script>`,
      tail: cs
        .map(
          (x) =>
            `<script defer src="${js(c, `/static/js/${x.name}.${hex(x.k, 8)}.js`, c.key + x.name, x.v)}" integrity="${integrity(once(`js/${c.key}${x.name}/${x.v}`, () => script(c.key + x.name, x.v)))}" crossorigin="anonymous"></script>`,
        )
        .join(''),
    }
  },
  next(c) {
    const cs = chunks(c, ['webpack', 'main', 'framework', 'pages/_app', 'pages/[slug]']),
      id = b64u(c.key + latest(c, 'chunk', 0.35), 21)
    const tags = cs
      .map(
        (x) =>
          `<script src="${js(c, `/_next/static/chunks/${x.name.replace('[slug]', '%5Bslug%5D')}-${hex(x.k, 16)}.js`, c.key + x.name, x.v)}" defer=""></script>`,
      )
      .join('')
    const sheetName = css(
      c,
      `/_next/static/css/${hex(c.key + latest(c, 'css', 0.12), 16)}.css`,
      c.key + 'css',
      latest(c, 'css', 0.12),
    )
    return {
      html: '',
      body: '',
      head:
        `<meta name="next-head-count" content="${int(c.key + 'nhc', 8, 22)}"/><link rel="preload" href="${sheetName}" as="style"/><link rel="stylesheet" href="${sheetName}" data-n-g=""/><noscript data-n-css=""></noscript>` +
        tags +
        ['_buildManifest', '_ssgManifest']
          .map(
            (n) =>
              `<script src="${js(c, `/_next/static/${id}/${n}.js`, c.key + n, id)}" defer=""></script>`,
          )
          .join(''),
      state: `<script id="__NEXT_DATA__" type="application/json">${json({ props: { pageProps: state(c), __N_SSG: true }, page: '/[slug]', query: { slug: 'vote' }, buildId: id, isFallback: false, locale: c.L.code, scriptLoader: [] })}</script>`,
      tail: '',
    }
  },
  nuxt(c) {
    const cs = chunks(c, ['entry', 'default', 'index', 'map', 'date']),
      build = uuid(c.key + latest(c, 'chunk', 0.35))
    const flat: unknown[] = [
      ['ShallowReactive', 1],
      { data: 2, state: 3, once: 5 },
      ['ShallowReactive', 4],
      ['Reactive', 6],
      { page: 7 },
      ['Set'],
      {},
      state(c),
    ]
    return {
      html: ' data-capo=""',
      body: '',
      head:
        `<link rel="stylesheet" href="${css(c, `/_nuxt/entry.${b64u(c.key + latest(c, 'css', 0.12), 8)}.css`, c.key + 'css', latest(c, 'css', 0.12))}" crossorigin>` +
        cs
          .map(
            (x) =>
              `<link rel="modulepreload" as="script" crossorigin href="${js(c, `/_nuxt/${b64u(x.k, 8)}.js`, c.key + x.name, x.v)}">`,
          )
          .join('') +
        `<link rel="preload" as="fetch" fetchpriority="low" crossorigin="anonymous" href="/_payload.json?${build}"><script type="module" src="/_nuxt/${b64u(cs[0].k, 8)}.js" crossorigin></script>`,
      state: `<script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">${json(flat)}</script>`,
      tail: `<script>window.__NUXT__={};window.__NUXT__.config={public:{},app:{baseURL:"/",buildId:"${build}",buildAssetsDir:"/_nuxt/",cdnURL:""}}</script>`,
    }
  },
  angular(c) {
    const cs = chunks(c, ['main', 'polyfills', 'a', 'b', 'd']),
      ng = int(c.key + 'ng', 17, 19)
    return {
      html: '',
      body: ` ngcm="" ng-version="${ng}.${h32(c.key + 'ngm') % 4}.${latest(c, 'ngv', 0.05) % 9}"`,
      head:
        `<base href="/"><link rel="stylesheet" href="${css(c, `styles-${b32(c.key + latest(c, 'css', 0.12), 8)}.css`, c.key + 'css', latest(c, 'css', 0.12))}" media="print" onload="this.media='all'">` +
        cs
          .slice(2)
          .map(
            (x) =>
              `<link rel="modulepreload" href="${js(c, `chunk-${b32(x.k, 8)}.js`, c.key + x.name, x.v)}">`,
          )
          .join(''),
      state: `<script id="ng-state" type="application/json">${json({ [digits(c.key + 'api', 10)]: { b: state(c), h: {}, s: 200, st: 'OK', u: '/api/page', rt: 'json' }, __nghData__: [] })}</script>`,
      tail: cs
        .slice(0, 2)
        .map(
          (x) =>
            `<script src="${js(c, `${x.name}-${b32(x.k, 8)}.js`, c.key + x.name, x.v)}" type="module"></script>`,
        )
        .join(''),
    }
  },
  svelte(c) {
    const cs = chunks(c, [
        'entry/start',
        'entry/app',
        'nodes/0',
        'nodes/2',
        'chunks/a',
        'chunks/b',
      ]),
      v = b36(c.key + latest(c, 'chunk', 0.35), 7)
    return {
      html: '',
      body: ' data-sveltekit-preload-data="hover"',
      head:
        `<link href="${css(c, `/_app/immutable/assets/0.${b64u(c.key + latest(c, 'css', 0.12), 8)}.css`, c.key + 'css', latest(c, 'css', 0.12))}" rel="stylesheet">` +
        cs
          .map(
            (x) =>
              `<link rel="modulepreload" href="${js(c, `/_app/immutable/${x.name}.${b64u(x.k, 8)}.js`, c.key + x.name, x.v)}">`,
          )
          .join(''),
      state: '',
      tail: `<script>{__sveltekit_${v}={base:new URL(".",location).pathname.slice(0,-1)};const element=document.currentScript.parentElement;Promise.all([import("/_app/immutable/entry/start.${b64u(cs[0].k, 8)}.js"),import("/_app/immutable/entry/app.${b64u(cs[1].k, 8)}.js")]).then(([kit,app])=>{kit.start(app,element,{node_ids:[0,2],data:[null,{type:"data",data:${json(state(c))},uses:{}}],form:null,error:null})})}</script>`,
    }
  },
  rails(c) {
    const v = latest(c, 'chunk', 0.35),
      s = latest(c, 'css', 0.15),
      app = js(c, `/assets/application-${hex(c.key + v, 64)}.js`, c.key + 'app', v)
    const imports = Object.fromEntries([
      ['application', app],
      ...['turbo.min', 'stimulus.min', 'controllers/map'].map((n, i) => [
        n,
        js(
          c,
          `/assets/${n}-${hex(c.key + n + (i < 2 ? 'fix' : v), 64)}.js`,
          c.key + n,
          i < 2 ? 'fix' : v,
        ),
      ]),
    ])
    return {
      html: '',
      body: '',
      state: '',
      head:
        `<meta name="csrf-param" content="authenticity_token" /><meta name="csrf-token" content="${b64u(c.key + c.t, 86)}" /><meta name="csp-nonce" content="${b64(c.key + 'n' + c.t, 22)}" /><link rel="stylesheet" href="${css(c, `/assets/application-${hex(c.key + 'css' + s, 64)}.css`, c.key + 'css', s)}" data-turbo-track="reload" />` +
        `<script type="importmap" data-turbo-track="reload" nonce="${b64(c.key + 'n' + c.t, 22)}">${JSON.stringify({ imports })}</script><link rel="modulepreload" href="${app}"><script type="module" nonce="${b64(c.key + 'n' + c.t, 22)}">import "application"</script>`,
      tail: `<script type="module" src="${app}"></script>`,
    }
  },
  wordpress(c) {
    const v = `6.${(h32(c.key + 'wp') % 3) + 6}.${latest(c, 'wp', 0.04) % 6}`,
      e = `3.${latest(c, 'el', 0.1) % 40}.${latest(c, 'el', 0.1) % 5}`,
      th = digits(c.key + latest(c, 'th', 0.08), 10)
    const n = Math.floor(c.t / 43200000),
      base = '/wp-content/'
    return {
      html: '',
      body: ` class="home page-template-default page page-id-${int(c.key + 'id', 4, 900)} wp-custom-logo elementor-default elementor-kit-${int(c.key + 'kit', 5, 99)}"`,
      state: '',
      head:
        `<meta name="generator" content="WordPress ${v}" /><link rel='https://api.w.org/' href='https://${c.host}/wp-json/' /><script>window._wpemojiSettings={"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/15.0.3\\/72x72\\/","ext":".png","source":{"concatemoji":"https:\\/\\/${c.host}\\/wp-includes\\/js\\/wp-emoji-release.min.js?ver=${v}"}};</script>` +
        [
          `${base}themes/cityhall/style.css?ver=${th}`,
          `${base}plugins/elementor/assets/css/frontend.min.css?ver=${e}`,
          `/wp-includes/css/dist/block-library/style.min.css?ver=${v}`,
        ]
          .map(
            (x, i) =>
              `<link rel='stylesheet' id='s${i}-css' href='${css(c, x, c.key + i, x)}' media='all' />`,
          )
          .join('') +
        [
          `/wp-includes/js/jquery/jquery.min.js?ver=3.7.1`,
          `${base}themes/cityhall/js/site.js?ver=${th}`,
        ]
          .map((x, i) => `<script src="${js(c, x, c.key + 'w' + i, x)}" id="j${i}-js"></script>`)
          .join(''),
      tail: `<script id="cityhall-js-extra">var cityhall_vars = {"ajaxurl":"https:\\/\\/${c.host}\\/wp-admin\\/admin-ajax.php","nonce":"${hex(c.key + n, 10)}","post_id":"${int(c.key + 'id', 4, 900)}"};</script><script src="${js(c, `${base}plugins/elementor/assets/js/frontend.min.js?ver=${e}`, c.key + 'el', e)}"></script>`,
    }
  },
  drupal(c) {
    const q = b36(c.key + latest(c, 'cc', 0.25), 6),
      g = (n: string): string => b64u(c.key + n + latest(c, 'agg', 0.08), 43)
    const settings = {
      path: {
        baseUrl: '/',
        currentPath: 'node/' + int(c.key + 'n', 1, 900),
        isFront: false,
        currentLanguage: c.L.code,
      },
      suppressDeprecationErrors: true,
      ajaxTrustedUrl: { form_action_p_pvdeGsVG5zNF_XLGPTvYSKCf43t8qZYSwcfZl2uzM: true },
      views: {
        ajax_path: '/views/ajax',
        ajaxViews: {
          ['views_dom_id:' + hex(c.key + c.t, 64)]: { view_name: 'news', view_args: '' },
        },
      },
      map: { lat: c.m.lat, lng: c.m.lng, phone: c.m.telHref },
      user: { uid: 0, permissionsHash: hex(c.key + latest(c, 'perm', 0.03), 64) },
    }
    return {
      html: ' prefix="og: https://ogp.me/ns#"',
      body: ' class="path-node page-node-type-page"',
      state: '',
      head:
        `<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />` +
        [0, 1]
          .map(
            (i) =>
              `<link rel="stylesheet" media="all" href="${css(c, `/sites/default/files/css/css_${g('css' + i)}.css?delta=${i}&language=${c.L.code}&theme=civic&include=eJx${b64u(c.key + i, 30)}`.replace(/&/g, '&amp;'), c.key + i, q)}" />`,
          )
          .join(''),
      tail: `<script type="application/json" data-drupal-selector="drupal-settings-json">${json(settings)}</script><script src="${js(c, `/sites/default/files/js/js_${g('js')}.js?scope=footer&amp;delta=0&amp;language=${c.L.code}`, c.key + 'dr', q)}"></script><script src="${js(c, `/core/misc/drupal.init.js?${q}`, c.key + 'init', 1)}"></script>`,
    }
  },
  typo3(c) {
    const a = hex(c.key + latest(c, 'mer', 0.08), 32),
      n = b64u(c.key + c.t, 43)
    return {
      html: '',
      body: ` id="p${int(c.key + 'p', 2, 900)}" class="page-${int(c.key + 'p', 2, 900)} pagelevel-1 language-0"`,
      state: '',
      head: `<meta name="generator" content="TYPO3 CMS" /><link rel="stylesheet" href="${css(c, `/typo3temp/assets/compressed/merged-${a}-min.css?${digits(c.key + latest(c, 'mer', 0.08), 10)}`, c.key + 'm', a)}" media="all" nonce="${n}">`,
      tail: `<script src="${js(c, `/typo3temp/assets/compressed/merged-${hex(a, 32)}-min.js?${digits(a, 10)}`, c.key + 'tj', a)}" nonce="${n}"></script><script src="${js(c, `/_assets/${hex(c.key + 'ext', 32)}/JavaScript/site.js?${digits(c.key + latest(c, 'ext', 0.05), 10)}`, c.key + 'ex', 1)}" nonce="${n}"></script>`,
    }
  },
  sharepoint(c) {
    const rev = b64(c.key + latest(c, 'rev', 0.08), 26),
      when = new Date(c.t).toUTCString()
    return {
      html: '',
      body: '',
      state: '',
      head: `<meta name="GENERATOR" content="Microsoft SharePoint" /><link rel="stylesheet" type="text/css" href="${css(c, `/_layouts/15/1033/styles/Themable/corev15.css?rev=${encodeURIComponent(rev)}TAG0`, c.key + 'core', 1)}"/><link rel="stylesheet" type="text/css" href="${css(c, `/Style%20Library/city.css?rev=${latest(c, 'cc', 0.05)}`, c.key + 'city', latest(c, 'cc', 0.05))}"/><script src="${js(c, `/_layouts/15/init.js?rev=${encodeURIComponent(rev)}TAG0`, c.key + 'init', 1)}"></script>`,
      tail: `<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="0x${hex(c.key + c.t, 64).toUpperCase()},${esc(when)}" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="${b64(c.key + 'vs' + c.t, 240)}" /><script>var _spPageContextInfo={webServerRelativeUrl:"/",siteId:"{${uuid(c.key)}}",CorrelationId:"${uuid(c.key + c.t)}",serverTime:"${new Date(c.t).toISOString()}",pageListId:"{${uuid(c.key + 'l')}}",contactPhone:"${c.m.telHref}"};var g_correlationId='${uuid(c.key + c.t)}';</script><script src="${js(c, `/Style%20Library/city.js?rev=${latest(c, 'cj', 0.05)}`, c.key + 'cj', latest(c, 'cj', 0.05))}"></script>`,
    }
  },
  parcel(c) {
    const cs = chunks(c, ['index', 'map', 'forms'])
    return {
      html: '',
      body: '',
      state: `<script type="application/json" id="page-data">${json(state(c))}</script>`,
      head:
        `<link rel="stylesheet" href="${css(c, `/index.${hex(c.key + latest(c, 'css', 0.12), 8)}.css`, c.key + 'css', latest(c, 'css', 0.12))}">` +
        cs
          .map(
            (x) =>
              `<script src="${js(c, `/${x.name}.${hex(x.k, 8)}.js`, c.key + x.name, x.v)}" defer="" type="module"></script>`,
          )
          .join(''),
      tail: `<script nomodule="" defer src="${js(c, `/index.${hex(cs[0].k + 'old', 8)}.js`, c.key + 'old', cs[0].v)}"></script>`,
    }
  },
  plain(c) {
    const s = `/css/style.css?v=${int(c.key + 'v', 1, 9)}.${latest(c, 'css', 0.06) % 20}`
    return {
      html: '',
      body: '',
      state: '',
      head: `<link rel="stylesheet" href="${css(c, s, c.key + 'css', s)}"><script src="${js(c, '/js/jquery-3.6.0.min.js', 'jquery', 1)}"></script>`,
      tail: `<script src="${js(c, '/js/site.js', c.key + 'site', latest(c, 'sitejs', 0.03))}"></script><!-- ${b62(c.key + c.t, 8)} generated in 0.${digits(c.key + c.t, 3)} s -->`,
    }
  },
}
