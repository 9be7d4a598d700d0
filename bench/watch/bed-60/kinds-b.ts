// Kinds of sites, second part: more frameworks, notices, variants and what stands before a site.
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
  B64U,
  B64,
  UP32,
  iso,
  pad,
  DAY,
  HOUR,
} from './draw.ts'
import { shell, stateOf, outside } from './shell.ts'
import * as block from './blocks.ts'
import type { Kind } from './kind.ts'

const ALL = ['home', 'where', 'contact', 'reg', 'ballot']
export const KINDS_B: Kind[] = [
  // [sveltekit-data] SvelteKit: immutable files, a global with the version in its name, data in the start script.
  {
    id: 'sveltekit-data',
    langs: ['en', 'fr', 'zh'],
    types: ['home', 'where', 'ballot'],
    kb: [5, 20],
    draw(s, c) {
      const r = bumps(c, 5, s.key)
      const f = (dir: string, n: string, rate: number) =>
        `/_app/immutable/${dir}/${dir === 'chunks' ? '' : n + '.'}${word(8, B64U, s.key, dir, n, touched(dir + n, r, rate, s.key))}.js`
      const chunks = Array.from({ length: 5 + (touched('count', r, 0.3, s.key) % 4) }, (_, i) =>
        f('chunks', String(i), 0.3),
      )
      const [start, app] = [f('entry', 'start', 1), f('entry', 'app', 1)]
      const nodes = [f('nodes', '0', 0.4), f('nodes', '2', 0.5)]
      const css = `/_app/immutable/assets/0.${word(8, B64U, s.key, 'css', touched('css', r, 0.4, s.key))}.css`
      const files: Record<string, string> = {
        [css]: sheet(20, s.key, touched('css', r, 0.4, s.key)),
      }
      for (const x of [start, app, ...nodes, ...chunks]) files[x] = program(2, x)
      const tail = `<script>\n{\n__sveltekit_${word(6, B36, s.key, 'v', r)} = {base: new URL(".", location).pathname.slice(0, -1)};\nconst element = document.currentScript.parentElement;\nPromise.all([import("${start}"),import("${app}")]).then(([kit, app]) => {kit.start(app, element, {node_ids: [0, 2],data: [null,{type:"data",data:${JSON.stringify(stateOf(s))},uses:{}}],form: null,error: null});});\n}\n</script>\n`
      return shell(s, c, {
        own: false,
        files,
        body: ' data-sveltekit-preload-data="hover"',
        head: `<link href="${css}" rel="stylesheet">\n${[start, app, ...nodes, ...chunks].map((x) => `<link href="${x}" rel="modulepreload">`).join('\n')}\n`,
        tail,
        headers: { 'x-sveltekit-page': 'true', etag: `"${word(6, B36, s.key, r)}"` },
      })
    },
  },
  // [ab-tests] Two or three variants in turn: headline, order, button, experiment cookies and ids.
  {
    id: 'ab-tests',
    langs: ['en', 'es', 'pt'],
    types: ['home', 'reg'],
    draw(s, c) {
      const round = Math.floor((c.day - 20690) / num(8, 14, s.key, 'len'))
      const arms = num(2, 3, s.key, 'arms', round)
      const arm = hash(s.key, c.t, 'arm') % arms
      const label = [s.L.ui['reg'], s.L.ui['where'], s.L.ui['more']][arm]!
      const hero = `<section class="${block.cls(s, 'hero')} hero--${'abc'[arm]}" data-experiment="exp_${word(5, B36, s.key, round)}" data-variant="${arm}"><p>${s.L.para[arm]}</p><a class="btn btn-${['primary', 'outline', 'large'][arm]}" href="${arm ? '/where' : '/register'}">${label}</a></section>\n`
      const made = shell(s, c, {
        [arm === 1 ? 'main' : 'top']: hero,
        head: `<script>window._vwo_code={account:${num(400000, 900000, s.key)},experiments:{${num(1, 90, s.key, round)}:{comb:${arm + 1},seg:"${word(8, HEX, s.key, c.t)}"}}}</script>\n`,
        headers: { vary: 'cookie', 'set-cookie': `ab=${arm}; path=/; max-age=86400` },
      })
      return made
    },
  },
  // [commission-news] Press releases full of dangerous words that are about lectures, meetings and other votes.
  {
    id: 'commission-news',
    langs: ['ar', 'fr'],
    types: ['home', 'contact'],
    draw(s, c) {
      const L = s.L
      const any = (day: number, i: number) => {
        const d = L.date(day + num(2, 9, s.key, day, i))
        const n = num(1000, 9000, s.key, day, i)
        return L.code === 'ar'
          ? [
              `تأجيل محاضرة تاريخ الانتخابات إلى ${d}`,
              `إلغاء اجتماع لجنة المشتريات المقرر ${d}`,
              `نسبة المشاركة في انتخابات 2018 بلغت ${(n % 60) + 20} بالمائة`,
              `المعرض مفتوح ${L.span(10, 16)}`,
              `رقم المناقصة ${n}، آخر أجل ${d}`,
              `إغلاق المكتبة مؤقتاً بسبب الصيانة`,
            ][i % 6]!
          : [
              `La conférence sur l’histoire du suffrage est reportée au ${d}`,
              `La réunion du comité des achats prévue le ${d} est annulée`,
              `Scrutin de 2018 : participation de ${(n % 60) + 20} %`,
              `L’exposition est ouverte ${L.span(10, 16)}`,
              `Marché public n° ${n}, date limite ${d}`,
              `La bibliothèque est fermée pour travaux`,
            ][i % 6]!
      }
      const items: string[] = []
      for (let day = c.day; items.length < 7 && day > c.day - 60; day--)
        if (chance(0.45, s.key, 'pr', day) && (day < c.day || c.h >= 11))
          items.push(
            `<article class="${block.cls(s, 'press')}" id="pr-${day}"><h3>${any(day, hash(s.key, day) % 6)}</h3><p><time datetime="${iso(day)}">${L.date(day)}</time> – ${L.para[hash(s.key, day, 'p') % 6]}</p><a href="/press/${day}">${L.ui['more']}</a></article>`,
          )
      return shell(s, c, {
        main: `<section id="press"><h2>${L.ui['news']}</h2>${items.join('\n')}</section>`,
      })
    },
  },
  // [angular-state] Angular: files by upper-case hash, scoped attributes, a transfer state.
  {
    id: 'angular-state',
    langs: ['ru', 'de'],
    types: ALL,
    kb: [5, 25],
    draw(s, c) {
      const r = bumps(c, 6, s.key)
      const f = (n: string, ext: string, rate: number) =>
        `/${n}-${word(8, UP32, s.key, n, touched(n, r, rate, s.key))}.${ext}`
      const chunks = Array.from(
        { length: 4 + (touched('nch', r, 0.3, s.key) % 4) },
        (_, i) => `/chunk-${word(8, UP32, s.key, i, touched('c' + i, r, 0.35, s.key))}.js`,
      )
      const files: Record<string, string> = {
        [f('main', 'js', 1)]: program(8, s.key, r),
        [f('polyfills', 'js', 0.1)]: program(5, s.key, 'poly', touched('polyfills', r, 0.1, s.key)),
        [f('styles', 'css', 0.4)]: sheet(25, s.key, touched('styles', r, 0.4, s.key)),
      }
      for (const x of chunks) files[x] = program(2, x)
      const scope =
        '_ngcontent-ng-c' +
        num(100000000, 4200000000, s.key, 'scope', touched('main', r, 0.3, s.key))
      const made = shell(s, c, {
        own: false,
        files,
        body: ` ng-version="18.2.${Math.floor(r / 4)}" ng-server-context="ssr"`,
        head: `<link rel="stylesheet" href="${f('styles', 'css', 0.4)}">\n${chunks.map((x) => `<link rel="modulepreload" href="${x}">`).join('\n')}\n`,
        tail: `<script src="${f('polyfills', 'js', 0.1)}" type="module"></script><script src="${f('main', 'js', 1)}" type="module"></script>\n<script id="ng-state" type="application/json">${JSON.stringify({ [num(100000000, 4200000000, s.key, 'k')]: { b: stateOf(s), h: {}, s: 200, st: 'OK', u: s.origin + '/api/v2/page', rt: 'json' }, __nghData__: [{ t: { 0: 't0', 1: 't1' }, c: { 0: [{ i: 't0', r: 1 }] } }] })}</script>\n`,
      })
      made.html = made.html.replace(
        /<(section|h2|h3|ul|li|table|footer)(?=[ >])/g,
        (m) => m + ' ' + scope + '=""',
      )
      return made
    },
  },
  // [rtl-languages] An Arabic page with several languages, whose greeting follows the hour.
  {
    id: 'rtl-languages',
    langs: ['ar'],
    types: ALL,
    kb: [10, 40],
    draw(s, c) {
      const hello = c.h < 12 ? 'صباح الخير' : 'مساء الخير'
      const bar = shuffle(
        [
          ['fr', 'Français'],
          ['en', 'English'],
          ['es', 'Español'],
          ['zgh', 'ⵜⴰⵎⴰⵣⵉⵖⵜ'],
        ],
        s.key,
      )
        .map((x) => `<a lang="${x[0]}" dir="ltr" hreflang="${x[0]}" href="/${x[0]}/">${x[1]}</a>`)
        .join(' | ')
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'topbar')}"><span>${hello}</span> <span>${s.L.date(c.day)}</span> <nav>${bar}</nav></div>\n`,
        main: block.news(s, c, 3),
        side: `<p>${s.L.ui['updated']}: <bdi>${s.L.digits(c.day)}</bdi></p>`,
      })
    },
  },
  // [rails-turbo] Rails: assets by long digest, an import map, masked tokens and nonces at every visit.
  {
    id: 'rails-turbo',
    langs: ['en', 'es'],
    types: ['home', 'where', 'reg'],
    kb: [5, 20, 40],
    draw(s, c) {
      const r = bumps(c, 7, s.key)
      const f = (n: string, ext: string, rate: number) =>
        `/assets/${n}-${word(rate < 0.2 ? 8 : 64, HEX, s.key, n, touched(n, r, rate, s.key))}.${ext}`
      const nonce = word(22, B64, s.key, 'nonce', c.t) + '=='
      const pins = [
        'application',
        '@hotwired/turbo-rails',
        '@hotwired/stimulus',
        'controllers',
        'controllers/search_controller',
        'controllers/map_controller',
        'controllers/modal_controller',
      ].slice(0, 5 + (touched('pins', r, 0.25, s.key) % 3))
      const path = (p: string) =>
        f(
          p
            .replace(/^@hotwired\//, '')
            .replace('turbo-rails', 'turbo.min')
            .replace('stimulus', 'stimulus.min'),
          'js',
          p === 'application' ? 0.6 : 0.25,
        )
      const files: Record<string, string> = {
        [f('application', 'css', 0.5)]: sheet(35, s.key, touched('application', r, 0.5, s.key)),
      }
      for (const p of pins) files[path(p)] = program(3, path(p))
      const token = () => word(86, B64U, s.key, 'csrf', c.t)
      return shell(s, c, {
        own: false,
        files,
        token: `<input type="hidden" name="authenticity_token" value="${word(86, B64U, s.key, 'auth', c.t)}" autocomplete="off">`,
        head: `<meta name="csrf-param" content="authenticity_token">\n<meta name="csrf-token" content="${token()}">\n<meta name="csp-nonce" content="${nonce}">\n<link rel="stylesheet" href="${f('application', 'css', 0.5)}" data-turbo-track="reload">\n<script type="importmap" data-turbo-track="reload" nonce="${nonce}">${JSON.stringify({ imports: Object.fromEntries(pins.map((p) => [p, path(p)])) }, null, 2)}</script>\n${pins.map((p) => `<link rel="modulepreload" href="${path(p)}" nonce="${nonce}">`).join('\n')}\n<script type="module" nonce="${nonce}">import "application"</script>\n`,
        headers: {
          'content-security-policy': `script-src 'self' https: 'nonce-${nonce}'; object-src 'none'`,
          'x-request-id': uuid(s.key, c.t),
          'x-runtime': (num(9000, 90000, c.t) / 1e6).toFixed(6),
          etag: `W/"${word(32, HEX, s.key, c.t)}"`,
        },
      })
    },
  },
  // [sharepoint-digest] SharePoint: view state, request digests with the time, correlation ids.
  {
    id: 'sharepoint-digest',
    langs: ['fr', 'de', 'en'],
    types: ['home', 'contact', 'where'],
    kb: [10, 50, 100],
    draw(s, c) {
      const rev = (n: string) =>
        `/_layouts/15/${n}?rev=${word(22, B64, s.key, n, bumps(c, 20, s.key, 'farm'))}%3D%3DTAG${num(0, 400, s.key, n)}`
      const ctx = {
        webServerRelativeUrl: '/',
        webAbsoluteUrl: s.origin,
        siteId: `{${uuid(s.key, 'site')}}`,
        listId: `{${uuid(s.key, 'list')}}`,
        userId: 0,
        formDigestValue: `0x${word(128, HEX, s.key, 'dg', c.t).toUpperCase()},${new Date(c.t).toUTCString().slice(5, 25)} -0000`,
        formDigestTimeoutSeconds: 1800,
        correlationId: uuid(s.key, 'corr', c.t),
        siteClientTag: `${num(0, 99, s.key)}$$16.0.${num(10000, 19999, s.key, bumps(c, 20, s.key, 'farm'))}`,
        serverTime: new Date(c.t).toISOString(),
      }
      const token = `<input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="${ctx.formDigestValue}"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUBMGRk${word(400, B64, s.key, 'vs', c.t)}="><input type="hidden" name="__EVENTVALIDATION" value="/wEdA${word(80, B64, s.key, 'ev', c.t)}">`
      return shell(s, c, {
        head: `<meta name="GENERATOR" content="Microsoft SharePoint">\n<link rel="stylesheet" href="${rev('1036/styles/Themable/corev15.css')}">\n<script src="${rev('init.js')}"></script>\n<script src="/ScriptResource.axd?d=${word(80, B64U, s.key, 'axd', bumps(c, 20, s.key, 'farm'))}&amp;t=${word(16, HEX, s.key, bumps(c, 20, s.key, 'farm'))}"></script>\n<script>var _spPageContextInfo=${JSON.stringify(ctx)};var g_correlationId='${ctx.correlationId}';</script>\n`,
        body: ` data-page="${uuid(s.key, 'page')}"`,
        token,
        main: `<div id="MSOZoneCell_WebPartctl00_${uuid(s.key, 'wp').replace(/-/g, '_')}" class="ms-webpart-cell">${block.news(s, c, 4)}</div>`,
        headers: {
          sprequestguid: ctx.correlationId,
          'x-sharepointhealthscore': String(num(0, 3, c.t)),
          sprequestduration: String(num(30, 400, c.t, 'd')),
        },
      })
    },
  },
  // [weather-notices] Weather, roads and lifts: notices that come and go by the hour.
  {
    id: 'weather-notices',
    langs: ['zh', 'en', 'ru'],
    types: ['home', 'where'],
    draw(s, c) {
      const temp = Math.round(
        12 - (c.day - 20690) / 9 + 5 * Math.sin(((c.h - 8) / 24) * 6.28) + num(-3, 3, s.key, c.day),
      )
      const text = {
        zh: [
          `大雨警告,今日气温${temp}度`,
          '市场路施工,公交改道',
          '图书馆电梯维修中',
          '地铁二号线延误十分钟',
        ],
        en: [
          `Heavy rain expected, ${temp} °C`,
          'Road works in Market Place: bus 14 is diverted',
          'The lift in the library is out of order',
          'Trains run ten minutes late',
        ],
        ru: [
          `Ожидается сильный дождь, ${temp} °C`,
          'Ремонт дороги: автобус 14 идёт в объезд',
          'Лифт в библиотеке не работает',
          'Электрички опаздывают на десять минут',
        ],
      }[s.lang]!
      const on = text.filter((_, i) =>
        chance(0.3, s.key, 'notice', i, c.day, Math.floor(c.h / num(3, 9, s.key, i))),
      )
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'weather')}"><span class="t">${temp} °C</span> <span>${['☀', '⛅', '🌧', '❄'][hash(s.key, c.day, Math.floor(c.h / 4)) % 4]}</span></div>${on.map((x) => `<div role="status" class="${block.cls(s, 'notice')}">${x}</div>`).join('')}\n`,
      })
    },
  },
  // [queue-room] A waiting room that shows itself when many come.
  {
    id: 'queue-room',
    langs: ['en', 'fr'],
    types: ['reg', 'where', 'home'],
    draw(s, c) {
      const left = s.election - c.day
      const busy =
        (left >= 0 && left < 3
          ? 0.5
          : s.deadline - c.day >= 0 && s.deadline - c.day < 2
            ? 0.4
            : 0.08) * (c.h >= 9 && c.h < 20 ? 1 : 0)
      if (!chance(busy, s.key, 'queue', Math.floor(c.t / 120000)))
        return shell(s, c, {
          headers: { 'set-cookie': `QueueITAccepted=${uuid(s.key, c.t)}; path=/` },
        })
      const n = num(3, 900, s.key, c.t)
      const fr = s.lang === 'fr'
      return outside({
        html: `<!DOCTYPE html><html lang="${s.lang}"><head><meta charset="utf-8"><title>${fr ? 'File d’attente' : 'You are in line'}</title><meta http-equiv="refresh" content="30"><script src="https://static.queue-it.net/script/queueclient.min.js"></script></head><body><h1>${s.body}</h1><p>${fr ? `Vous êtes dans la file. Personnes devant vous : ${n}.` : `You are now in line. Number of people ahead of you: ${n}.`}</p><p>${fr ? 'Temps d’attente estimé' : 'Estimated waiting time'}: ${Math.ceil(n / 60)} min</p><p>ID ${uuid(s.key, c.t)}</p></body></html>`,
        headers: { 'cache-control': 'no-store' },
      })
    },
  },
  // [cdn-failover] Assets come from another host now and then; pictures have signed addresses that expire.
  {
    id: 'cdn-failover',
    langs: ['es', 'pt', 'en'],
    types: ['home', 'where', 'ballot'],
    kb: [5, 20],
    draw(s, c) {
      const hours = Math.floor(c.t / (2 * HOUR))
      const host = `https://${chance(0.85, s.key, 'cdn', hours) ? 'cdn' : pick(['cdn2', 'static-b', 'origin'], s.key, hours)}.vote-${s.n}.example`
      const exp = (Math.floor(c.t / (6 * HOUR)) + 2) * 21600
      const img = (i: number) =>
        `https://img.vote-${s.n}.example/${word(12, HEX, s.key, 'im', i)}.jpg?w=800&amp;q=75&amp;Expires=${exp}&amp;Signature=${word(43, B64U, s.key, i, exp)}&amp;Key-Pair-Id=K${word(13, UP32, s.key)}`
      const v = bumps(c, 9, s.key)
      return shell(s, c, {
        own: false,
        files: {
          [`${host}/v${v}/app.js`]: program(8, s.key, v),
          [`${host}/v${v}/app.css`]: sheet(24, s.key, v),
        },
        head: `<link rel="preconnect" href="${host}">\n<link rel="stylesheet" href="${host}/v${v}/app.css">\n<script src="${host}/v${v}/app.js" defer></script>\n`,
        main: `<div class="${block.cls(s, 'gallery')}">${[1, 2, 3].map((i) => `<img src="${img(i)}" srcset="${img(i)} 1x, ${img(i).replace('w=800', 'w=1600')} 2x" alt="${s.stations[i]!.name}" loading="lazy">`).join('\n')}</div>`,
        headers: {
          'x-cache': pick(['Hit from cloudfront', 'Miss from cloudfront'], c.t, s.n),
          via: '1.1 ' + word(32, HEX, s.key, hours) + '.cloudfront.net (CloudFront)',
          'x-amz-cf-id': word(56, B64U, s.key, c.t),
        },
      })
    },
  },
  // [calendar-month] A calendar by month, the next dates, and structured data that roll on.
  {
    id: 'calendar-month',
    langs: ['fr', 'de'],
    types: ['home', 'contact', 'where'],
    draw(s, c) {
      const first = Math.floor(Date.UTC(c.y, c.m, 1) / DAY)
      const days = new Date(Date.UTC(c.y, c.m + 1, 0)).getUTCDate()
      const event = (day: number) =>
        chance(0.2, s.key, 'ev', day) ? s.L.heads[hash(s.key, day, 'evh') % 10]! : null
      let cells = '<tr>' + '<td></td>'.repeat((first + 3) % 7)
      for (let d = 0; d < days; d++)
        cells += `${(first + d + 3) % 7 === 0 && d ? '</tr>\n<tr>' : ''}<td${first + d === c.day ? ' class="today" aria-current="date"' : ''}>${event(first + d) ? `<a href="/agenda/${iso(first + d)}">${d + 1}</a>` : d + 1}</td>`
      const next: number[] = []
      for (let d = c.day; next.length < 4; d++) if (event(d)) next.push(d)
      const ld = next.map((d) => ({
        '@context': 'https://schema.org',
        '@type': 'Event',
        name: event(d),
        startDate: `${iso(d)}T${pad(num(9, 18, s.key, d))}:00`,
        location: { '@type': 'Place', name: s.stations[0]!.name, address: s.addr },
      }))
      return shell(s, c, {
        main: `<section id="agenda"><h2>${s.L.months[c.m]} ${c.y}</h2><table class="${block.cls(s, 'calendar')}">${cells}</tr></table><ul>${next.map((d) => `<li><time datetime="${iso(d)}">${s.L.date(d)}, ${num(9, 18, s.key, d)}:00</time> ${event(d)}</li>`).join('')}</ul></section>`,
        tail: `<script type="application/ld+json">${JSON.stringify(ld)}</script>\n`,
      })
    },
  },
  // [register-paged] A register that grows and shifts over its pages.
  {
    id: 'register-paged',
    langs: ['zh', 'ru'],
    types: ['ballot', 'where', 'home'],
    kb: [5, 20],
    draw(s, c) {
      const total = 1200 + bumps(c, 1.2, s.key, 'reg') * 7 + num(0, 5, s.key, c.day)
      const rows = Array.from({ length: 20 }, (_, i) => {
        const n = total - i
        return `<tr><td>${n}</td><td>${pick(s.L.people, s.key, n)}</td><td>${s.L.digits(c.day - Math.floor(i / 6))}</td><td>${word(8, B36, s.key, n).toUpperCase()}</td></tr>`
      })
      return shell(s, c, {
        main: `<section id="list"><h2>${s.L.ui['candidate']} · ${total}</h2><table class="${block.cls(s, 'table')}">${rows.join('\n')}</table><nav class="pages">${Array.from({ length: 9 }, (_, i) => `<a href="?page=${i + 1}&amp;sid=${word(10, HEX, s.key, 'sid', Math.floor(c.t / HOUR))}">${i + 1}</a>`).join(' ')} … <a href="?page=${Math.ceil(total / 20)}">${Math.ceil(total / 20)}</a></nav></section>`,
      })
    },
  },
]
