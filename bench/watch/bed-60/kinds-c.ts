// Kinds of sites, third part: services that are woven in, things that rotate, and failures.
import { createHash } from 'node:crypto'
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
  DAY,
  HOUR,
} from './draw.ts'
import { shell, outside, tagManager, stateOf } from './shell.ts'
import * as block from './blocks.ts'
import type { Kind } from './kind.ts'

const ALL = ['home', 'where', 'contact', 'reg', 'ballot']
const sri = (text: string): string => 'sha384-' + createHash('sha384').update(text).digest('base64')
export const KINDS_C: Kind[] = [
  // [proxy-errors] A proxy in front that fails for a minute now and then, hides mail addresses and stamps each visit.
  {
    id: 'proxy-errors',
    langs: ['ru', 'en'],
    types: ALL,
    kb: [5, 20],
    draw(s, c) {
      const ray =
        word(16, HEX, s.key, 'ray', c.t) + '-' + pick(['FRA', 'DME', 'WAW', 'LHR'], s.key, c.day)
      const minute = Math.floor(c.t / 60000)
      if (
        chance(0.004, s.key, 'down', minute) ||
        (chance(0.03, s.key, 'bad hour', Math.floor(c.t / HOUR)) && chance(0.4, s.key, minute))
      ) {
        const code = pick([502, 503, 504, 520], s.key, minute)
        const html =
          code === 520
            ? `<!DOCTYPE html><html lang="en-US"><head><title>${s.host} | 520: Web server is returning an unknown error</title></head><body><div id="cf-wrapper"><h1>Web server is returning an unknown error <span>Error code 520</span></h1><p>Visit cloudflare.com for more information.</p><p>${new Date(c.t).toISOString().slice(0, 19).replace('T', ' ')} UTC</p><p>Cloudflare Ray ID: <strong>${ray.slice(0, 16)}</strong></p></div></body></html>`
            : `<html>\r\n<head><title>${code} ${{ 502: 'Bad Gateway', 503: 'Service Temporarily Unavailable', 504: 'Gateway Time-out' }[code]}</title></head>\r\n<body>\r\n<center><h1>${code} ${{ 502: 'Bad Gateway', 503: 'Service Temporarily Unavailable', 504: 'Gateway Time-out' }[code]}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
        return outside({ html, status: code, headers: { server: 'cloudflare', 'cf-ray': ray } })
      }
      const key = hash(s.key, 'mailkey', c.t) % 256
      const hide = [key, ...[...s.mail].map((x) => x.charCodeAt(0) ^ key)]
        .map((x) => x.toString(16).padStart(2, '0'))
        .join('')
      const made = shell(s, c, {
        tail: `<script data-cfasync="false" src="/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js"></script><script>(function(){window.__CF$cv$params={r:'${ray.slice(0, 16)}',t:'${Buffer.from(String(Math.floor(c.t / 1000))).toString('base64')}'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.getElementsByTagName('head')[0].appendChild(a);})();</script>\n`,
        headers: {
          'cf-ray': ray,
          'cf-cache-status': pick(['HIT', 'DYNAMIC', 'EXPIRED'], c.t, s.n),
          server: 'cloudflare',
          age: String(num(0, 600, c.t)),
        },
      })
      if (s.n % 2)
        made.html = made.html.replace(
          `<a href="mailto:${s.mail}">${s.mail}</a>`,
          `<a href="/cdn-cgi/l/email-protection#${hide}"><span class="__cf_email__" data-cfemail="${hide}">[email&#160;protected]</span></a>`,
        )
      return made
    },
  },
  // [live-chat] A chat that appears in office hours, a greeting by the time of day, a quote of the day.
  {
    id: 'live-chat',
    langs: ['pt', 'es'],
    types: ['home', 'contact', 'reg'],
    draw(s, c) {
      const pt = s.lang === 'pt'
      const hello =
        c.h < 12
          ? pt
            ? 'Bom dia!'
            : '¡Buenos días!'
          : c.h < (pt ? 18 : 20)
            ? pt
              ? 'Boa tarde!'
              : '¡Buenas tardes!'
            : pt
              ? 'Boa noite!'
              : '¡Buenas noches!'
      const on = c.wd > 0 && c.wd < 6 && c.h >= s.officeFrom && c.h < s.officeTo
      const agents = num(1, 5, s.key, Math.floor(c.t / 600000))
      const quotes = pt
        ? [
            'A democracia começa na vizinhança.',
            'Cada voz conta.',
            'Quem participa, decide.',
            'Votar é um ato simples.',
          ]
        : [
            'La democracia empieza en el barrio.',
            'Cada voz cuenta.',
            'Quien participa, decide.',
            'Votar es un acto sencillo.',
          ]
      const chat = on
        ? `<div id="chat" class="online" data-agents="${agents}"><p>${pt ? `Atendimento on-line: ${agents} pessoas disponíveis` : `Atención en línea: ${agents} personas disponibles`}</p></div><script>window.$zopim||(function(){var s=document.createElement('script');s.async=true;s.src='https://static.zdassets.com/ekr/snippet.js?key=${uuid(s.key, 'zd')}';document.head.appendChild(s)})();</script>\n`
        : `<div id="chat" class="offline"><p>${pt ? 'O atendimento on-line está encerrado.' : 'La atención en línea está cerrada.'}</p></div>\n`
      return shell(s, c, {
        top: `<p class="${block.cls(s, 'hello')}">${hello}</p>\n`,
        main: `<blockquote>${quotes[hash(s.key, c.day) % 4]}</blockquote>`,
        tail: chat,
      })
    },
  },
  // [parcel-static] Parcel: names with eight digits, pictures too; a quiz and a captcha with a token a visit.
  {
    id: 'parcel-static',
    langs: ['de', 'en'],
    types: ['home', 'reg', 'where'],
    kb: [5, 20],
    draw(s, c) {
      const r = bumps(c, 9, s.key)
      const f = (n: string, ext: string, rate: number) =>
        `/${n}.${word(8, HEX, s.key, n, ext, touched(n + ext, r, rate, s.key))}.${ext}`
      const [js, css] = [f('index', 'js', 0.8), f('index', 'css', 0.5)]
      const q =
        s.lang === 'de'
          ? [
              'Seit wann dürfen Frauen in Deutschland wählen?',
              'Wie viele Stimmen hat man bei der Bundestagswahl?',
              'Was ist ein Überhangmandat?',
            ]
          : [
              'How many seats does the council have?',
              'Who counts the votes?',
              'What is a spoilt ballot?',
            ]
      const i = hash(s.key, c.day) % 3
      return shell(s, c, {
        own: false,
        files: { [js]: program(8, js), [css]: sheet(22, css) },
        head: `<link rel="stylesheet" href="${css}"><script src="${js}" type="module"></script><script src="${f('index.runtime', 'js', 0.3)}" nomodule defer></script>\n<script src="https://js.hcaptcha.com/1/api.js" async defer></script>\n`,
        token: `<div class="h-captcha" data-sitekey="${uuid(s.key, 'hc')}"></div><input type="hidden" name="challenge" value="${word(40, B64U, s.key, c.t)}">`,
        main: `<section id="quiz"><h2>Quiz</h2><p>${q[i]}</p><p>${num(40, 90, s.key, c.day, c.h)} %</p></section><img src="${f('foyer', 'jpg', 0.1)}" alt="">`,
      })
    },
  },
  // [social-feed] Posts and films of social networks with their counts and times.
  {
    id: 'social-feed',
    langs: ['ar', 'es'],
    types: ['home', 'contact'],
    draw(s, c) {
      const ar = s.lang === 'ar'
      const posts: string[] = []
      for (let slot = Math.floor(c.t / (5 * HOUR)); posts.length < 4; slot--) {
        if (!chance(0.4, s.key, 'post', slot)) continue
        const ago = Math.floor((c.t - slot * 5 * HOUR) / HOUR)
        posts.push(
          `<article class="${block.cls(s, 'post')}" data-id="${word(19, '123456789', s.key, slot)}"><p>${s.L.heads[hash(s.key, slot) % 10]} ${chance(0.5, slot) ? '🗳️' : '📷'}</p><p>${ar ? `قبل ${ago} ساعة` : `hace ${ago} horas`} · ♥ ${num(3, 40, slot) + ago * num(1, 9, slot, 'l')} · ↻ ${num(0, 9, slot, 'r') + Math.floor(ago / 2)}</p><a href="https://www.facebook.com/vote${s.n}/posts/${word(15, '123456789', s.key, slot, 'p')}">Facebook</a></article>`,
        )
      }
      const vid = word(11, B64U, s.key, 'vid', Math.floor(c.day / 6))
      return shell(s, c, {
        main: `<section id="feed">${posts.join('\n')}<iframe src="https://www.youtube.com/embed/${vid}?rel=0" title="YouTube" loading="lazy"></iframe><p>${21000 + Math.floor((c.day - 20690) * 47.3 + c.h)} ${s.L.ui['views']}</p></section>`,
        tail: `<script async defer crossorigin="anonymous" src="https://connect.facebook.net/${ar ? 'ar_AR' : 'es_LA'}/sdk.js#xfbml=1&version=v${18 + Math.floor((c.day - 20690) / 60)}.0" nonce="${word(8, B62, s.key, c.t)}"></script><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>\n`,
      })
    },
  },
  // [tagmanager-consent] A tag manager whose inline loader changes, tags that come and go, a consent firm with versions.
  {
    id: 'tagmanager-consent',
    langs: ['fr', 'de', 'pt'],
    types: ALL,
    kb: [5, 20],
    draw(s, c) {
      const v = bumps(c, 10, s.key)
      const own =
        v % 3 === 1
          ? tagManager(s.gtm).replace(
              "'https://www.googletagmanager.com/gtm.js?id='",
              `'https://metrics.vote-${s.n}.example/${word(6, B36, s.key, v)}.js?id='`,
            )
          : tagManager(s.gtm).replace(
              '+dl;',
              `+dl+'&gtm_auth=${word(22, B64U, s.key, 'auth', v)}&gtm_preview=env-${v + 1}&gtm_cookies_win=x';`,
            )
      const tags = shuffle(
        [
          'https://www.clarity.ms/tag/' + word(10, B36, s.key, 'cl'),
          'https://static.hotjar.com/c/hotjar-' + num(1000000, 3999999, s.key) + '.js?sv=6',
          'https://cdn.matomo.cloud/vote.matomo.cloud/matomo.js',
          'https://plausible.io/js/script.outbound-links.js',
          'https://bat.bing.com/bat.js',
        ],
        s.key,
        Math.floor(v / 2),
      ).slice(0, 1 + (v % 3))
      const cmp = `<script src="https://cdn.cookielaw.org/scripttemplates/otSDKStub.js" data-document-language="true" data-domain-script="${uuid(s.key, 'ot')}${v > 5 ? '' : '-test'}"></script>\n<script>function OptanonWrapper(){window.dataLayer.push({event:'OneTrustGroupsUpdated',v:'20260${1 + (v % 9)}.1.0'})}</script>\n`
      return shell(s, c, {
        head:
          cmp +
          `<script>window.dataLayer=window.dataLayer||[];dataLayer.push(${JSON.stringify({ pageType: s.type, lang: s.lang, build: v, visit: word(12, HEX, s.key, c.t) })})</script>\n` +
          own +
          tags.map((x) => `<script async src="${x}"></script>`).join('\n') +
          '\n',
        body: ` data-consent="${chance(0.5, c.t) ? 'pending' : 'none'}"`,
      })
    },
  },
  // [webpack-modules] webpack: chunks with integrity, hashed classes that change with the release, a policy with a nonce.
  {
    id: 'webpack-modules',
    langs: ['en', 'zh', 'ru'],
    types: ALL,
    kb: [5, 25],
    draw(s, c) {
      const r = bumps(c, 5, s.key)
      const files: Record<string, string> = {}
      const nonce = word(24, B64, s.key, 'n', c.t)
      const tags = [
        'runtime',
        'vendors',
        'main',
        ...[1, 2, 3]
          .filter((i) => chance(0.7, s.key, i, touched('n' + i, r, 0.3, s.key)))
          .map((i) => String(num(100, 990, s.key, i))),
      ].map((n) => {
        const at = touched(n, r, n === 'runtime' || n === 'main' ? 0.9 : 0.3, s.key)
        const src = `/dist/${n}.${word(20, HEX, s.key, n, at)}.js`
        files[src] = program(3, s.key, n, at)
        return `<script defer nonce="${nonce}" src="${src}" integrity="${sri(files[src]!)}" crossorigin="anonymous"></script>`
      })
      const style = `/dist/main.${word(20, HEX, s.key, 'css', touched('css', r, 0.5, s.key))}.css`
      files[style] = sheet(25, style)
      const made = shell(s, c, {
        own: false,
        files,
        head: `<link rel="stylesheet" href="${style}" integrity="${sri(files[style]!)}" crossorigin="anonymous">\n${tags.join('\n')}\n`,
        tail: `<script nonce="${nonce}">window.__BOOT__=${JSON.stringify({ ...stateOf(s), build: r, release: word(40, HEX, s.key, 'git', r), flags: Object.fromEntries(['map2', 'dark', 'sms', 'pdf'].map((k) => [k, chance(0.5, s.key, k, Math.floor(r / 2))])) })}</script>\n`,
        headers: {
          'content-security-policy': `default-src 'self'; script-src 'self' https: 'nonce-${nonce}'; img-src * data:`,
        },
      })
      const mark = touched('css', r, 0.5, s.key)
      made.html = made.html.replace(
        /_root__([A-Za-z0-9]{5})/g,
        (_, x: string) => '_root__' + word(5, B62, x, mark),
      )
      return made
    },
  },
  // [search-suggest] What others look for, how many are reading, and related pages.
  {
    id: 'search-suggest',
    langs: ['ru', 'zh', 'fr'],
    types: ALL,
    draw(s, c) {
      const words = {
        ru: [
          'участок',
          'время работы',
          'перенос голосования',
          'паспорт',
          'результаты',
          'открепительное',
          'жалоба',
          'адрес',
        ],
        zh: ['投票站', '开放时间', '选举推迟', '身份证', '结果', '邮寄选票', '投诉', '地址'],
        fr: [
          'bureau de vote',
          'horaires',
          'report du scrutin',
          'procuration',
          'résultats',
          'carte électorale',
          'réclamation',
          'adresse',
        ],
      }[s.lang]!
      const hot = shuffle(words, s.key, Math.floor(c.t / HOUR)).slice(0, 5)
      const readers =
        Math.round(
          20 +
            200 *
              Math.exp(-Math.abs(s.election - c.day) / 6) *
              (0.3 + Math.max(0, Math.sin(((c.h - 6) / 18) * 3.14))),
        ) + num(0, 9, c.t)
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'suggest')}"><datalist id="hot">${hot.map((w) => `<option value="${w}">`).join('')}</datalist>${hot.map((w, i) => `<a href="/search?q=${encodeURIComponent(w)}&amp;src=hot${i}">${w}</a>`).join(' ')}</div>\n`,
        side: `<p data-live="readers">${readers}</p><ul>${shuffle(
          s.L.heads,
          s.key,
          c.day,
          Math.floor(c.h / 6),
        )
          .slice(0, 3)
          .map((h) => `<li><a href="/news/${hash(h) % 900}">${h}</a></li>`)
          .join('')}</ul>`,
        headers: { etag: `W/"${word(10, B36, s.key, c.t)}"` },
      })
    },
  },
  // [big-archive] A very long page of questions and of old votes with many numbers and dates.
  {
    id: 'big-archive',
    langs: ['en', 'fr', 'es'],
    types: ['home', 'ballot', 'res'],
    kb: [70, 100, 130],
    draw(s, c) {
      const years = Array.from({ length: 12 }, (_, i) => 2024 - i * 2).map((y) => {
        const day = Math.floor(Date.UTC(y, 4 + (y % 5), 3 + (y % 20)) / DAY)
        return `<tr><td>${y}</td><td>${s.L.date(day)}</td><td>${s.L.span(num(7, 9, y), num(18, 22, y, 'c'))}</td><td>${num(4100, 7900, s.key, y) / 100} %</td><td>${num(20000, 99000, s.key, y, 'v')}</td></tr>`
      })
      const also = shuffle(s.L.faqs, s.key, c.day)[0]!
      return shell(s, c, {
        main: `<section id="archive"><table>${years.join('\n')}</table></section><section id="day"><h3>${also[0]}</h3><p>${also[1]}</p></section>${block.news(s, c, 6, 12)}`,
        headers: { 'last-modified': new Date(Math.floor(c.t / DAY) * DAY).toUTCString() },
      })
    },
  },
  // [hotline-load] A call centre that tells how long one waits, by the minute.
  {
    id: 'hotline-load',
    langs: ['es', 'pt'],
    types: ['contact', 'reg', 'home'],
    draw(s, c) {
      const es = s.lang === 'es'
      const on = c.wd > 0 && c.wd < 6 && c.h >= s.officeFrom && c.h < s.officeTo
      const wait = num(1, 25, s.key, Math.floor(c.t / 240000))
      const text = on
        ? es
          ? `Espera actual en el teléfono: ${wait} minutos`
          : `Espera atual no telefone: ${wait} minutos`
        : es
          ? 'El teléfono atiende de lunes a viernes.'
          : 'O telefone atende de segunda a sexta.'
      const visits = [9, 10, 11, 14, 15].map((h) => {
        const free = num(0, 6, s.key, c.day, h) - (c.h >= h ? 3 : 0)
        return `<li data-slot="${iso(c.day + 1)}T${pad(h)}:00">${pad(h)}:00 – ${free > 0 ? free + (es ? ' citas libres' : ' vagas') : es ? 'completo' : 'esgotado'}</li>`
      })
      return shell(s, c, {
        top: `<p class="${block.cls(s, 'wait')}">${text}</p>\n`,
        main: `<section id="slots"><h2>${es ? 'Cita previa' : 'Agendamento'} · ${s.L.date(c.day + 1)}</h2><ul>${visits.join('')}</ul></section>`,
      })
    },
  },
  // [rotating-banners] Banners, a question of the day and a saying that change with each visit or day.
  {
    id: 'rotating-banners',
    langs: ['zh', 'fr', 'ar'],
    types: ALL,
    kb: [5, 20, 50],
    draw(s, c) {
      const texts = {
        zh: [
          '您的一票很重要',
          '欢迎参加志愿服务',
          '开放日活动欢迎光临',
          '请提前了解选举知识',
          '首次投票?请看这里',
        ],
        fr: [
          'Votre voix compte',
          'Devenez bénévole',
          'Venez à la journée portes ouvertes',
          'Premier vote ? C’est par ici',
          'Lire le guide de l’électeur',
        ],
        ar: [
          'صوتك مهم',
          'كن متطوعاً معنا',
          'أهلاً بكم في يوم الأبواب المفتوحة',
          'تصوت لأول مرة؟ من هنا',
          'اقرأ دليل الناخب',
        ],
      }[s.lang]!
      const i = hash(s.key, c.t, 'banner') % 5
      const j = hash(s.key, c.day, 'day') % s.L.faqs.length
      return shell(s, c, {
        top: `<div class="${block.cls(s, 'banner')}" data-slide="${i}" id="slide-${word(6, HEX, s.key, c.t)}"><img src="/media/banner-${i + 1}.webp" alt="${texts[i]}"><a href="/campaign/${i + 1}?utm_source=home&amp;utm_id=${word(5, B36, s.key, i)}">${texts[i]}</a></div>\n`,
        side: `<h3>${s.L.faqs[j]![0]}</h3><p>${s.L.faqs[j]![1]}</p>`,
      })
    },
  },
  // [cookie-wall] Some visits meet a wall of cookies before the page.
  {
    id: 'cookie-wall',
    langs: ['de', 'es', 'fr'],
    types: ['home', 'where', 'reg'],
    draw(s, c) {
      const wall = chance(0.22, s.key, 'wall', c.t)
      const v = bumps(c, 15, s.key)
      const box = `<div class="cmp-wall" role="dialog" aria-modal="true" data-version="${v}"><h2>${s.L.ui['privacy']}</h2><p>${s.L.ui['cookie']}</p><p>${num(80, 180, s.key, v)} partners</p><button>${s.L.ui['accept']}</button><button>${s.L.ui['reject']}</button></div>\n`
      if (wall && s.n % 2)
        return outside({
          html: `<!DOCTYPE html><html lang="${s.lang}"><head><meta charset="utf-8"><title>${s.body}</title><script src="https://cdn.consentmanager.net/delivery/cmp.min.js?v=${v}"></script></head><body class="walled">${box}<noscript>${s.body}</noscript></body></html>`,
          headers: { 'cache-control': 'no-store' },
        })
      return shell(s, c, {
        top: wall ? box : '',
        body: wall ? ' data-locked="1" style="overflow:hidden"' : '',
        head: `<script src="https://cdn.consentmanager.net/delivery/cmp.min.js?v=${v}"></script>\n`,
      })
    },
  },
  // [maintenance-night] Maintenance on some nights, announced the day before; a reduced page on holidays.
  {
    id: 'maintenance-night',
    langs: ['ru', 'fr', 'en'],
    types: ALL,
    kb: [4, 20],
    draw(s, c) {
      const on = (day: number) => chance(0.14, s.key, 'mnt', day)
      const [from, to] = [num(60, 150, s.key, 'from'), num(170, 260, s.key, 'to')]
      const text = {
        ru: `Технические работы: ${s.L.digits(c.day + 1)}, с ${pad(Math.floor(from / 60))}:00. Сайт может быть недоступен.`,
        fr: `Maintenance du site dans la nuit du ${s.L.date(c.day + 1)} : le site sera indisponible.`,
        en: `Maintenance: this site will be closed during the night of ${s.L.date(c.day + 1)}.`,
      }[s.lang]!
      if (on(c.day) && c.min >= from && c.min < to)
        return outside({
          status: 503,
          headers: { 'retry-after': '1800' },
          html: `<!DOCTYPE html><html lang="${s.lang}"><head><meta charset="utf-8"><title>${s.body}</title></head><body><h1>${{ ru: 'Ведутся технические работы', fr: 'Site en maintenance', en: 'Down for maintenance' }[s.lang]}</h1><p>${s.body} – ${s.phone}</p></body></html>`,
        })
      return shell(s, c, {
        top:
          on(c.day + 1) && c.h >= 8
            ? `<div role="alert" class="${block.cls(s, 'maint')}">${text}</div>\n`
            : '',
        main: block.news(s, c, 5),
      })
    },
  },
  // [captcha-tokens] Forms with tokens, honey pots with random names and pictures with a number a visit.
  {
    id: 'captcha-tokens',
    langs: ['ar', 'es', 'en'],
    types: ['reg', 'contact'],
    draw(s, c) {
      const trap = word(9, B36.slice(0, 26), s.key, 'trap', c.t)
      return shell(s, c, {
        head: `<script src="https://www.google.com/recaptcha/api.js?render=6L${word(38, B64U, s.key, 'rc')}" async defer></script>\n<style>.f-${trap}{position:absolute;left:-5000px}</style>\n`,
        token: `<input type="hidden" name="csrfmiddlewaretoken" value="${word(64, B62, s.key, 'csrf', c.t)}"><input type="hidden" name="ts" value="${Math.floor(c.t / 1000)}"><div class="f-${trap}" aria-hidden="true"><input name="${trap}" tabindex="-1" autocomplete="off"></div><img src="/captcha/image/${word(40, HEX, s.key, c.t)}/" alt="captcha" class="captcha"><input name="captcha_1">`,
        headers: {
          'set-cookie': `csrftoken=${word(32, B62, s.key, 'ck', c.t)}; path=/; samesite=lax`,
          vary: 'Cookie',
        },
      })
    },
  },
  // [old-counter] An old page with session ids in its links, a visitor counter and the server's time.
  {
    id: 'old-counter',
    langs: ['ru', 'pt', 'de'],
    types: ['home', 'contact', 'where'],
    kb: [4, 10],
    draw(s, c) {
      const sid = word(26, B36, s.key, 'sid', c.t)
      const count = 184000 + Math.floor((c.day - 20690) * 96 + c.min / 15)
      const made = shell(s, c, {
        own: false,
        head: '<meta name="generator" content="FrontPage 5.0">\n<link rel="stylesheet" href="style.css">\n<script src="menu.js"></script>\n',
        files: { 'style.css': sheet(12, s.key), 'menu.js': program(4, s.key) },
        main: `<table border="0" cellpadding="2"><tr><td><b>${count}</b></td><td>${s.L.digits(c.day)} ${pad(c.h)}:${pad(c.min % 60)}</td></tr></table><!-- generated in ${num(8, 90, c.t) / 1000} s -->`,
      })
      made.html = made.html.replace(/href="(\/[a-z]+)"/g, (_, p) => `href="${p}?PHPSESSID=${sid}"`)
      return made
    },
  },
  // [partial-failures] A page put together from parts; now and then a part is missing or late.
  {
    id: 'partial-failures',
    langs: ['es', 'zh', 'en'],
    types: ['home', 'where', 'contact'],
    kb: [10, 30],
    draw(s, c) {
      const fails = (part: string) => chance(0.05, s.key, part, Math.floor(c.t / 600000))
      const sorry = {
        es: 'Este contenido no está disponible en este momento.',
        zh: '此内容暂时无法显示。',
        en: 'This content is not available at the moment.',
      }[s.lang]!
      const made = shell(s, c, {
        main:
          (fails('news')
            ? `<div class="esi-error" data-code="${num(500, 504, c.t)}">${sorry}</div>`
            : block.news(s, c, 3)) +
          (fails('feed')
            ? ''
            : `<ul id="feed">${[0, 1, 2].map((i) => `<li>${s.L.heads[hash(s.key, c.day, Math.floor(c.h / 8), i) % 10]}</li>`).join('')}</ul>`),
        tail: `<!-- esi: ${fails('news') ? 'timeout' : 'ok'} node=web0${num(1, 6, s.key, c.t)} t=${num(20, 400, c.t, 'ms')}ms -->\n`,
        headers: {
          'x-served-by': 'web0' + num(1, 6, s.key, c.t),
          age: String(Math.floor(c.t / 1000) % 300),
        },
      })
      if (fails('menu')) made.html = made.html.replace(/<nav[\s\S]*?<\/nav>/, '')
      return made
    },
  },
]
