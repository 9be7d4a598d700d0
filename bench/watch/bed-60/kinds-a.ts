// Kinds of sites, first part: bundlers and content systems.
import {
  hash,
  pick,
  num,
  chance,
  shuffle,
  word,
  uuid,
  bumps,
  touched,
  program,
  sheet,
  HEX,
  B36,
  B62,
  B64U,
  B64,
  iso,
  pad,
  esc,
  DAY,
} from './draw.ts'
import { shell, stateOf } from './shell.ts'
import * as block from './blocks.ts'
import type { Kind } from './kind.ts'

const ALL = ['home', 'where', 'contact', 'reg', 'ballot']
export const KINDS_A: Kind[] = [
  // [vite-releases] Vite: hashed entry, preloads and chunks that come and go with a release every few days.
  {
    id: 'vite-releases',
    langs: ['en', 'fr'],
    types: ALL,
    kb: [4, 20, 40],
    draw(s, c) {
      const r = bumps(c, 4, s.key)
      const js = (name: string, rate: number) =>
        `/assets/${name}-${word(8, B64U, s.key, name, touched(name, r, rate, s.key))}.js`
      const chunks = shuffle(
        [
          'vendor',
          'i18n',
          '_plugin-vue_export-helper',
          'StationMap',
          'useFetch',
          'dayjs',
          'Modal',
          'forms',
          'consent',
          'search',
        ],
        s.key,
        'ch',
      )
        .slice(0, 6)
        .filter((n) => chance(0.8, s.key, n, touched(n, r, 0.25, s.key, 'there')))
      const entry = `/assets/index-${word(8, B64U, s.key, 'e', r)}.js`
      const css = `/assets/index-${word(8, B64U, s.key, 'css', touched('css', r, 0.5, s.key))}.css`
      const files: Record<string, string> = {
        [entry]:
          program(6 + (r % 3), s.key, r) +
          `const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=${JSON.stringify(chunks.map((n) => js(n, 0.3).slice(1)))})))=>i.map(i=>d[i]);`,
        [css]: sheet(30, s.key, touched('css', r, 0.5, s.key)),
      }
      for (const n of chunks) files[js(n, 0.3)] = program(3, s.key, n, touched(n, r, 0.3, s.key))
      return shell(s, c, {
        own: false,
        files,
        head: `<script type="module" crossorigin src="${entry}"></script>\n${chunks.map((n) => `<link rel="modulepreload" crossorigin href="${js(n, 0.3)}">`).join('\n')}\n<link rel="stylesheet" crossorigin href="${css}">\n`,
      })
    },
  },
  // [wp-nonce] WordPress: nonces of half a day, plug-in versions, view counters and random element ids.
  {
    id: 'wp-nonce',
    langs: ['es', 'pt'],
    types: ['home', 'where', 'contact'],
    kb: [10, 40, 90],
    draw(s, c) {
      const tick = Math.floor(c.t / (DAY / 2))
      const nonce = (a: string) => word(10, HEX, s.key, a, tick)
      const wp = '6.' + (8 + (c.day > 20780 ? 1 : 0)) + '.' + bumps(c, 25, s.key, 'core')
      const plug = (n: string) =>
        `${num(2, 9, s.key, n)}.${num(0, 9, s.key, n, 'm')}.${bumps(c, 14, s.key, n)}`
      const head =
        `<link rel="https://api.w.org/" href="${s.origin}/wp-json/">\n<meta name="generator" content="WordPress ${wp}">\n<script>window._wpemojiSettings={"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/15.0.3\\/72x72\\/","source":{"concatemoji":"https:\\/\\/${s.host}\\/wp-includes\\/js\\/wp-emoji-release.min.js?ver=${wp}"}};</script>\n` +
        ['contact-form-7', 'elementor', 'wp-rocket', 'polylang']
          .slice(0, num(2, 4, s.key, 'pl'))
          .map(
            (n) =>
              `<link rel='stylesheet' id='${n}-css' href='/wp-content/plugins/${n}/css/style.css?ver=${plug(n)}' media='all'>`,
          )
          .join('\n') +
        `\n<link rel='stylesheet' id='theme-css' href='/wp-content/themes/civic/style.css?ver=1759${num(100000, 999999, s.key, bumps(c, 9, s.key, 'th'))}' media='all'>\n<script src="/wp-includes/js/jquery/jquery.min.js?ver=3.7.1" id="jquery-core-js"></script>\n`
      const views = 4000 + Math.floor((c.day - 20690) * 310 + c.min / 5 + num(0, 3, s.key, c.t))
      const id = word(7, HEX, s.key, 'el', bumps(c, 12, s.key, 'edit'))
      const main = `<div class="elementor elementor-${num(10, 999, s.key)}" data-elementor-id="${id}"><p class="post-views">${views} ${s.L.ui['views']}</p></div>`
      const tail = `<script id="cf7-js-extra">var wpcf7={"api":{"root":"https:\\/\\/${s.host}\\/wp-json\\/","namespace":"contact-form-7\\/v1"},"cached":1};var civic_ajax={"ajaxurl":"https:\\/\\/${s.host}\\/wp-admin\\/admin-ajax.php","nonce":"${nonce('ajax')}"};</script>\n<script src="/wp-content/plugins/contact-form-7/includes/js/index.js?ver=${plug('contact-form-7')}" id="contact-form-7-js"></script>\n<!-- Performance optimized by cache. ${iso(c.day)} ${pad(c.h)}:${pad(Math.floor((c.min % 60) / 10) * 10)} -->\n`
      return shell(s, c, {
        own: false,
        head,
        main,
        tail,
        token: `<input type="hidden" id="_wpnonce" name="_wpnonce" value="${nonce('form')}"><input type="hidden" name="_wp_http_referer" value="/">`,
        files: { [`/wp-includes/js/jquery/jquery.min.js?ver=3.7.1`]: program(20, 'jquery') },
      })
    },
  },
  // [next-app] Next.js: a build id in every path, chunks by hash and the flight data of the page inline.
  {
    id: 'next-app',
    langs: ['fr', 'en'],
    types: ['home', 'where', 'reg'],
    kb: [10, 30],
    draw(s, c) {
      const r = bumps(c, 5, s.key)
      const build = word(21, B64U, s.key, 'build', r)
      const ch = (n: string) =>
        `/_next/static/chunks/${n}-${word(16, HEX, s.key, n, touched(n, r, 0.35, s.key))}.js`
      const names = [
        'webpack',
        'main-app',
        'app/layout',
        'app/page',
        String(num(100, 999, s.key, 'n1')),
        String(num(1000, 9999, s.key, 'n2', touched('split', r, 0.2, s.key))),
      ]
      const css = `/_next/static/css/${word(16, HEX, s.key, 'css', touched('css', r, 0.4, s.key))}.css`
      const files: Record<string, string> = {
        [css]: sheet(20, s.key, touched('css', r, 0.4, s.key)),
      }
      for (const n of names) files[ch(n)] = program(3, s.key, n, touched(n, r, 0.35, s.key))
      const flight = JSON.stringify([
        1,
        `0:{"P":null,"b":"${build}","p":"","c":["",""],"i":false,"f":[[["",{"children":["__PAGE__",{}]}]]]}\n${word(1, HEX, s.key, r)}:I[${num(1000, 99999, s.key, r)},["${ch(names[4]!).slice(7)}"],"default"]\n`,
      ])
      return shell(s, c, {
        own: false,
        files,
        head: `<link rel="stylesheet" href="${css}" data-precedence="next">\n<link rel="preload" as="script" fetchPriority="low" href="${ch('webpack')}">\n${names.map((n) => `<script src="${ch(n)}" async=""></script>`).join('')}\n`,
        tail: `<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push(${flight})</script>\n<script>self.__next_f.push([1,${JSON.stringify('a:' + JSON.stringify(stateOf(s)) + '\n')}])</script>\n`,
        headers: {
          'x-powered-by': 'Next.js',
          'x-nextjs-cache': pick(['HIT', 'STALE', 'MISS'], s.key, c.t),
          etag: `"${word(13, B36, s.key, r)}"`,
        },
      })
    },
  },
  // [live-results] Results that grow by the minute on the night, and a few corrections afterwards.
  {
    id: 'live-results',
    langs: ['pt', 'en'],
    types: ['res'],
    kb: [6, 30],
    draw(s, c) {
      const since = (c.day - s.election) * 1440 + c.min - s.close * 60
      const counted = since < 0 ? 0 : Math.min(100, since / 3.6)
      const step = Math.floor(counted * 10) / 10
      const total = num(40000, 300000, s.key, 'tot')
      const share = s.cands.map((_, i) => num(10, 50, s.key, 'sh', i))
      const sum = share.reduce((a, b) => a + b, 0)
      const rows = s.cands
        .map((k, i) => ({
          k,
          v: Math.round(
            ((((total * step) / 100) * share[i]!) / sum) *
              (1 + num(-40, 40, s.key, i, Math.floor(step)) / 1000),
          ),
        }))
        .sort((a, b) => b.v - a.v)
      const all = rows.reduce((a, b) => a + b.v, 0) || 1
      const main = `<section id="live" data-rev="${since < 0 ? 0 : Math.floor(since / 3)}"><h2>${s.L.ui['res']} ${iso(s.election).slice(0, 4)}</h2><p>${s.L.ui['updated']}: <time>${s.L.digits(c.day)} ${pad(c.h)}:${pad(Math.floor((c.min % 60) / 3) * 3)}</time></p><progress max="100" value="${step}">${step}%</progress><table>${rows.map((x) => `<tr data-id="${x.k.id}"><td>${x.k.name}</td><td>${x.k.party}</td><td>${x.v}</td><td>${((x.v * 100) / all).toFixed(1)} %</td></tr>`).join('\n')}</table></section>`
      return shell(s, c, {
        main,
        tail: `<script>setTimeout(function(){fetch('/results/live.json?rev=${Math.floor(c.t / 180000)}')},60000)</script>\n`,
        headers: {
          'cache-control': 'max-age=20',
          'last-modified': new Date(c.t - (c.t % 180000)).toUTCString(),
        },
      })
    },
  },
  // [countdown-words] A countdown to election day in words.
  {
    id: 'countdown-words',
    langs: ['de', 'en'],
    types: ['home', 'where'],
    draw(s, c) {
      const left = s.election - c.day
      const ten = {
        de: 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
        en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
      }[s.lang as 'de' | 'en']
      const n = left <= 12 && left >= 0 ? ten[left]! : String(Math.abs(left))
      const text =
        s.lang === 'de'
          ? left > 1
            ? `Noch ${n} Tage bis zur Wahl`
            : left === 1
              ? 'Morgen ist Wahltag'
              : left === 0
                ? `Heute ist Wahltag – noch ${Math.max(0, s.close - c.h)} Stunden`
                : `Die Wahl ist seit ${-left} Tagen vorbei. Danke!`
          : left > 1
            ? `${n[0]!.toUpperCase() + n.slice(1)} days left until election day`
            : left === 1
              ? 'Tomorrow is election day'
              : left === 0
                ? `Today is election day: ${Math.max(0, s.close - c.h)} hours left`
                : `The election was ${-left} days ago. Thank you for voting.`
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'countdown')}" role="timer" data-until="${iso(s.election)}"><strong>${text}</strong></div>\n`,
      })
    },
  },
  // [mobile-bus] A mobile polling and advice bus that stands elsewhere each day.
  {
    id: 'mobile-bus',
    langs: ['pt', 'es'],
    types: ['where', 'home'],
    draw(s, c) {
      const es = s.lang === 'es'
      const stop = (day: number) => {
        const wd = (day + 4) % 7
        if (wd === 0) return null
        const i = hash(s.key, 'bus', day) % 8
        return {
          where: `${s.L.places[i]}, ${s.L.street(s.L.streets[(i * 3 + day) % 8]!, num(1, 90, s.key, day))}`,
          from: 9 + (day % 3),
          to: 15 + (day % 4),
        }
      }
      const row = (day: number) => {
        const x = stop(day)
        return `<tr><th>${s.L.date(day)}</th><td>${x ? x.where : es ? 'Hoy no circula' : 'Não circula'}</td><td>${x ? s.L.span(x.from, x.to) : ''}</td></tr>`
      }
      const x = stop(c.day)
      const now =
        x && c.h >= x.from && c.h < x.to
          ? es
            ? `El autobús está ahora en ${x.where}.`
            : `O ônibus está agora em ${x.where}.`
          : es
            ? 'El autobús está en camino.'
            : 'O ônibus está a caminho.'
      return shell(s, c, {
        main: `<section id="bus"><h2>${es ? 'Autobús informativo' : 'Ônibus de atendimento'}</h2><p class="now">${now}</p><table>${[0, 1, 2, 3, 4].map((i) => row(c.day + i)).join('\n')}</table><p><a href="https://maps.google.com/?q=${(+s.lat + num(-90, 90, s.key, c.day) / 3000).toFixed(5)},${(+s.lon + num(-90, 90, s.key, c.day, 'o') / 3000).toFixed(5)}">${s.L.ui['map']}</a></p></section>`,
      })
    },
  },
  // [drupal-aggregates] Drupal: aggregates by hash, form build ids, view dom ids and settings as JSON.
  {
    id: 'drupal-aggregates',
    langs: ['en', 'ar'],
    types: ALL,
    kb: [10, 30, 60],
    draw(s, c) {
      const q = word(6, B36, s.key, 'q', bumps(c, 6, s.key))
      const agg = (d: number) => word(43, B64U, s.key, 'agg', d, bumps(c, 11, s.key, 'agg'))
      const dom = word(64, HEX, s.key, 'dom', Math.floor(c.t / 900000))
      const settings = {
        path: {
          baseUrl: '/',
          pathPrefix: s.lang + '/',
          currentPath: 'node/' + num(2, 400, s.key),
          currentPathIsAdmin: false,
          isFront: s.type === 'home',
          currentLanguage: s.lang,
        },
        ajaxPageState: {
          libraries: 'eJx' + word(60, B64U, s.key, 'lib', bumps(c, 11, s.key, 'agg')),
          theme: 'civic',
          theme_token: null,
        },
        views: {
          ajax_path: '/views/ajax',
          ajaxViews: {
            ['views_dom_id:' + dom]: {
              view_name: 'news',
              view_display_id: 'block_1',
              view_dom_id: dom,
              pager_element: 0,
            },
          },
        },
        user: {
          uid: 0,
          permissionsHash: word(64, HEX, s.key, 'perm', bumps(c, 20, s.key, 'perm')),
        },
      }
      const css = `/sites/default/files/css/css_${agg(0)}.css?delta=0&amp;language=${s.lang}&amp;theme=civic&amp;include=eJx${word(30, B64U, s.key, 'inc')}`
      const js = `/sites/default/files/js/js_${agg(1)}.js?scope=footer&amp;delta=0&amp;language=${s.lang}&amp;theme=civic`
      return shell(s, c, {
        own: false,
        head: `<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">\n<link rel="stylesheet" media="all" href="${css}">\n<link rel="stylesheet" media="print" href="/core/themes/civic/print.css?${q}">\n`,
        main: `<div class="views-element-container js-view-dom-id-${dom}">${block.news(s, c, 4)}</div>`,
        token: `<input autocomplete="off" data-drupal-selector="form-${word(43, B64U, s.key, 'fb', c.t)}" type="hidden" name="form_build_id" value="form-${word(43, B64U, s.key, 'fb', c.t)}"><input type="hidden" name="form_id" value="webform_${num(1, 99, s.key)}">`,
        tail: `<script type="application/json" data-drupal-selector="drupal-settings-json">${JSON.stringify(settings)}</script>\n<script src="${js}"></script>\n`,
        files: { [js]: program(14, s.key, agg(1)), [css]: sheet(40, s.key, agg(0)) },
        headers: {
          'x-drupal-cache': pick(['HIT', 'MISS'], s.key, c.t),
          'x-generator': 'Drupal 10 (https://www.drupal.org)',
          etag: `"${Math.floor(c.t / 900000)}"`,
        },
      })
    },
  },
  // [office-hours] An office that opens and closes: by hour, at week-ends, on holidays.
  {
    id: 'office-hours',
    langs: ['zh', 'fr', 'de'],
    types: ['contact', 'home'],
    draw(s, c) {
      const free = (day: number) =>
        [0, 6].includes((day + 4) % 7) || chance(0.04, s.key, 'holiday', day)
      let next = c.day + (c.h >= s.officeFrom ? 1 : 0)
      while (free(next)) next++
      const open = !free(c.day) && c.h >= s.officeFrom && c.h < s.officeTo
      const when = `${s.L.days[(next + 4) % 7]} ${s.officeFrom}:00`
      const soon = open && s.officeTo * 60 - c.min <= 30
      const text = {
        zh: open
          ? soon
            ? `即将关闭,今天办公至${s.officeTo}:00`
            : `正在办公,今天至${s.officeTo}:00`
          : `办公室已关闭,${when}开放`,
        fr: open
          ? soon
            ? `Ferme bientôt, à ${s.officeTo} h`
            : `Ouvert jusqu’à ${s.officeTo} h`
          : `Fermé, ouvre ${when}`,
        de: open
          ? soon
            ? `Schließt in Kürze, um ${s.officeTo} Uhr`
            : `Geöffnet bis ${s.officeTo} Uhr`
          : `Geschlossen, öffnet am ${when}`,
      }[s.lang]!
      const notice =
        free(c.day) && ![0, 6].includes(c.wd)
          ? `<p class="holiday">${s.L.ui['closed']} – ${s.L.digits(c.day)}</p>`
          : ''
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'status')} ${open ? 'is-open' : 'is-closed'}" data-state="${open ? 'open' : 'closed'}"><span class="dot"></span> ${text}</div>${notice}\n`,
      })
    },
  },
  // [nuxt-payload] Nuxt: a payload that refers by number, build metadata and files below /_nuxt.
  {
    id: 'nuxt-payload',
    langs: ['pt', 'zh'],
    types: ['home', 'where', 'ballot'],
    kb: [5, 20],
    draw(s, c) {
      const r = bumps(c, 6, s.key)
      const f = (n: string, ext: string) =>
        `/_nuxt/${n}${word(8, B64U, s.key, n, touched(n, r, 0.4, s.key))}.${ext}`
      const parts = ['', 'default.', 'index.', 'StationCard.', 'useI18n.'].slice(
        0,
        3 + (touched('n', r, 0.2, s.key) % 3),
      )
      const payload = JSON.stringify([
        ['ShallowReactive', 1],
        { data: 2, state: 3, once: 4, _errors: 5, serverRendered: 6, path: 7, prerenderedAt: 8 },
        ['ShallowReactive', 9],
        ['Reactive', 10],
        ['Set'],
        ['ShallowReactive', 11],
        true,
        '/',
        c.t - (c.t % 600000),
        { page: 12 },
        {},
        {},
        stateOf(s),
      ])
      const files: Record<string, string> = {}
      for (const n of parts) files[f(n, 'js')] = program(4, s.key, n, touched(n, r, 0.4, s.key))
      files[f('entry.', 'css')] = sheet(22, s.key, touched('entry.', r, 0.4, s.key))
      return shell(s, c, {
        own: false,
        files,
        head: `<link rel="stylesheet" href="${f('entry.', 'css')}" crossorigin>\n${parts.map((n) => `<link rel="modulepreload" as="script" crossorigin href="${f(n, 'js')}">`).join('\n')}\n<link rel="preload" as="fetch" fetchpriority="low" crossorigin="anonymous" href="/_nuxt/builds/meta/${uuid(s.key, r)}.json">\n<script type="module" src="${f('', 'js')}" crossorigin></script>\n`,
        tail: `<script type="application/json" data-nuxt-data="nuxt-app" data-ssr="true" id="__NUXT_DATA__">${payload}</script>\n<script>window.__NUXT__={};window.__NUXT__.config={public:{i18n:{defaultLocale:"${s.lang}"}},app:{baseURL:"/",buildId:"${uuid(s.key, r)}",buildAssetsDir:"/_nuxt/",cdnURL:""}}</script>\n`,
        headers: { 'x-powered-by': 'Nuxt' },
      })
    },
  },
  // [spa-state] A program that is nearly empty without script and carries its state as JSON.
  {
    id: 'spa-state',
    langs: ['ru', 'en'],
    types: ['home', 'where'],
    spa: true,
    draw(s, c) {
      const r = bumps(c, 5, s.key)
      const js = `/static/js/main.${word(8, HEX, s.key, 'm', r)}.js`
      const css = `/static/css/main.${word(8, HEX, s.key, 'c', touched('c', r, 0.4, s.key))}.css`
      const state = {
        ...stateOf(s),
        texts: {
          hours: s.L.hours(s.L.span(s.open, s.close), s.L.date(s.election)),
          deadline: s.L.deadline(s.L.date(s.deadline)),
          rules: [s.L.age(s.age), s.L.id, s.L.noNeed, s.L.may],
          postal: s.L.postal(s.addr),
          hotline: s.L.hot(s.hot),
        },
        news: Array.from({ length: 4 }, (_, i) => ({
          id: num(1000, 9999, s.key, bumps(c, 3, s.key, 'news') - i),
          title: s.L.heads[hash(s.key, bumps(c, 3, s.key, 'news') - i) % 10],
        })),
        serverTime: new Date(c.t).toISOString(),
        session: uuid(s.key, c.t),
        online: num(20, 900, s.key, Math.floor(c.t / 60000)),
      }
      return shell(s, c, {
        own: false,
        head: `<script defer="defer" src="${js}"></script><link href="${css}" rel="stylesheet">\n`,
        files: {
          [js]: program(20, s.key, r),
          [css]: sheet(20, s.key, touched('c', r, 0.4, s.key)),
        },
        main: `<noscript>JavaScript</noscript><div id="root"></div>`,
        tail: `<script>window.__INITIAL_STATE__=${JSON.stringify(state)}</script>\n`,
      })
    },
  },
  // [typo3-assets] TYPO3: merged assets by hash and time, tokens in forms, content element ids.
  {
    id: 'typo3-assets',
    langs: ['de', 'fr'],
    types: ALL,
    kb: [10, 35, 70],
    draw(s, c) {
      const v = bumps(c, 8, s.key)
      const css = `/typo3temp/assets/compressed/merged-${word(32, HEX, s.key, 'css', v)}.css?${1759000000 + v * 86400 + num(0, 9999, s.key, v)}`
      const js = `/typo3temp/assets/compressed/merged-${word(32, HEX, s.key, 'js', Math.floor(v / 2))}.js?${1759000000 + Math.floor(v / 2) * 90000}`
      return shell(s, c, {
        own: false,
        head: `<meta name="generator" content="TYPO3 CMS">\n<link rel="stylesheet" href="${css}" media="all">\n<script src="${js}"></script>\n`,
        files: { [css]: sheet(40, s.key, v), [js]: program(10, s.key, Math.floor(v / 2)) },
        token: `<input type="hidden" name="tx_form_formframework[register][__state]" value="${word(60, B64, s.key, 'st', Math.floor(c.t / 86400000))}"><input type="hidden" name="tx_form_formframework[__trustedProperties]" value="${esc(JSON.stringify({ register: { name: 1, birth: 1 } }))}${word(40, HEX, s.key, 'tp', v)}"><input autocomplete="${word(12, HEX, s.key, c.t)}" aria-hidden="true" name="hp-${word(12, B62, s.key, 'hp', c.t)}" tabindex="-1" style="position:absolute;margin:0 0 0 -999em">`,
        main: `<div id="c${num(100, 4000, s.key)}" class="frame frame-default frame-type-news_pi1">${block.news(s, c, 4)}<a href="/news?tx_news_pi1%5BcurrentPage%5D=2&amp;cHash=${word(32, HEX, s.key, 'ch', bumps(c, 4, s.key))}">${s.L.ui['more']}</a></div>`,
      })
    },
  },
  // [ads-auction] A local paper's election page: ad slots, an auction whose bidders come and go, a consent manager.
  {
    id: 'ads-auction',
    langs: ['es', 'pt'],
    types: ['home', 'where'],
    kb: [10, 40, 110],
    draw(s, c) {
      const bidders = shuffle(
        ['appnexus', 'rubicon', 'criteo', 'pubmatic', 'ix', 'openx', 'sovrn', 'adform'],
        s.key,
        Math.floor(c.t / 300000),
      ).slice(0, num(2, 6, s.key, Math.floor(c.t / 300000)))
      const slot = (i: number) =>
        `<div id="div-gpt-ad-${num(1500000000, 1799999999, s.key, i)}-${i}" class="ad" data-google-query-id="C${word(22, B62, s.key, i, c.t)}"><iframe src="https://tpc.googlesyndication.com/safeframe/1-0-45/html/container.html?upapi=${num(1, 9, c.t, i)}" title="Publicidad" width="300" height="250"></iframe></div>`
      const cfg = {
        bidders,
        floor: num(5, 90, s.key, c.t) / 100,
        auctionId: uuid(s.key, c.t),
        timeout: 1200,
        cmp: { id: 300 + num(1, 80, s.key), gvl: 100 + bumps(c, 6, s.key, 'gvl') },
      }
      return shell(s, c, {
        head: `<script async src="https://securepubads.g.doubleclick.net/tag/js/gpt.js"></script>\n<script async src="https://cdn.consentmanager.net/delivery/autoblocking/${word(13, HEX, s.key)}.js" data-cmp-host="c.delivery.consentmanager.net"></script>\n<script>window.pbjs=window.pbjs||{que:[]};window.__auction=${JSON.stringify(cfg)};</script>\n`,
        main: slot(1) + block.news(s, c, 1, 8) + slot(2),
        side: slot(3) + (chance(0.5, s.key, c.t, 'side') ? slot(4) : ''),
      })
    },
  },
]
