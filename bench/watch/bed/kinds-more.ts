// More kinds of page: counters, tables, forms, calendars, sites that are sometimes ill.

import {
  dateText,
  DAY,
  daysLeft,
  document,
  factsPart,
  headlines,
  HOUR,
  menu,
  MINUTE,
  type Draw,
  prose,
  say,
} from './scene.ts'

export const MORE_KINDS: Readonly<Record<string, readonly [language: string, draw: Draw]>> = {
  'days left and turning banners': [
    'pt',
    (s) => {
      const banner = s.number(4, 'banner', s.t)
      const slogans = ['Vote com calma', 'O voto é secreto', 'Ajude um vizinho', 'Leve água']
      return document(s, {
        body: `<header><h1>${s.w.authority}</h1></header><div id="slider"><img src="/b/${banner}.jpg" alt="${slogans[banner]}"><p>${slogans[banner]}</p></div><p class="left">${say(s.w.daysLeft, { n: daysLeft(s.t) })}</p>${menu(s)}${factsPart(s)}${prose(s)}`,
      })
    },
  ],
  'counter and sayings': [
    'id',
    (s) => {
      const sayings = [
        'Satu suara berarti',
        'Pilih dengan hati',
        'Rakyat yang memutuskan',
        'Jujur dan adil',
        'Bersama kita kuat',
        'Datang lebih awal',
      ]
      return document(s, {
        body: `<table width="100%"><tr><td colspan=2><h1>${s.w.authority}</h1></td></tr><tr><td>${menu(s)}</td><td>${factsPart(s)}${prose(s)}<blockquote>${sayings[s.number(6, 'saying', Math.floor(s.t / HOUR))]}</blockquote></td></tr></table><div>${say(s.w.visitors, { n: (10_000 + Math.floor((s.t % DAY) / 7_000)).toLocaleString('id') })}</div>`,
      })
    },
  ],
  'list of candidates': [
    'tr',
    (s) =>
      document(s, {
        body: `<h1>${s.w.authority}</h1>${menu(s)}<table><tr><th>Aday</th><th>Parti</th><th>İl</th></tr>${Array.from({ length: 40 }, (_, n) => `<tr><td>Aday ${'ABCDEFGHIJ'[n % 10]}${'KLMN'[Math.floor(n / 10)]}</td><td>Parti ${'XYZQ'[n % 4]}</td><td>${10 + n}</td></tr>`).join('')}</table>${factsPart(s)}${prose(s)}<p>${say(s.w.updated, { n: dateText(s, s.t - (s.t % DAY) + 6 * HOUR) })}</p>`,
      }),
  ],
  'form with token and riddle': [
    'en',
    (s) =>
      document(s, {
        head: `<meta name="csrf-token" content="${s.hex(40, 'csrf', s.t)}">`,
        body: `${menu(s)}<h1>${s.w.authority}</h1>${factsPart(s)}<form action="/check" method="post"><input type="hidden" name="authenticity_token" value="${s.hex(40, 'csrf', s.t)}"><input type="hidden" name="k${s.hex(9, 'trap', s.t)}9" value=""><label>Surname <input name="surname"></label><label>Date of birth <input name="born" type="date"></label><img src="/captcha/${s.hex(12, 'cap', s.t)}.png" alt="Riddle"><input name="riddle"><button>Check my registration</button></form>${prose(s)}<p>Request ${s.hex(8, 'a', s.t)}-${s.hex(4, 'b', s.t)}-4${s.hex(3, 'c', s.t)}</p>`,
      }),
  ],
  'search of stations': [
    'es',
    (s) =>
      document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1><form action="/buscar"><select name="d">${Array.from({ length: 60 }, (_, n) => `<option value="${n}">Distrito ${'ABCDEFGHIJ'[n % 10]}${n}</option>`).join('')}</select><input type="submit" value="Buscar"></form>${factsPart(s)}${prose(s)}`,
      }),
  ],
  'questions with hidden answers': [
    'fr',
    (s) =>
      document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1>${factsPart(s)}<dl>${s.w.prose.map((line, n) => `<dt>${n + 1}. ${line.split(' ').slice(0, 4).join(' ')} ?</dt><dd style="display:none">${line}</dd>`).join('')}</dl>${prose(s)}<details><summary>Plus</summary><p>${s.w.holiday.slice(0, 20)}…</p></details>`,
      }),
  ],
  'film and social numbers': [
    'en',
    (s) => {
      const minutes = Math.floor(s.t / MINUTE)
      return document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1><iframe src="https://www.youtube-nocookie.com/embed/${'dQw4w9WgXcQ'}" title="Film"></iframe><div class="social"><span>${(1200 + (minutes % 400)).toLocaleString('en')} likes</span> · <span>${300 + (minutes % 90)} shares</span></div>${factsPart(s)}${prose(s)}<ul>${headlines(
          s,
          5,
          6 * HOUR,
        )
          .map(
            ({ text, at, id }) =>
              `<li><a href="https://social.example/p/${id}">${text}</a> <small>${Math.max(1, Math.floor((s.t - at) / HOUR))} hours ago</small></li>`,
          )
          .join('')}</ul>`,
      })
    },
  ],
  'calendar of events': [
    'de',
    (s) => {
      const today = new Date(s.t).getUTCDate()
      const days = Array.from(
        { length: 30 },
        (_, n) =>
          `<td${n + 1 === today ? ' class="today"' : ''}>${n + 1}</td>${n % 7 === 6 ? '</tr><tr>' : ''}`,
      )
      return document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1><p>Heute ist ${new Intl.DateTimeFormat('de', { dateStyle: 'full', timeZone: 'UTC' }).format(s.t)}</p><table><caption>${new Intl.DateTimeFormat('de', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(s.t)}</caption><tr>${days.join('')}</tr></table>${factsPart(s)}${prose(s)}`,
      })
    },
  ],
  'weather and exchange': [
    'ru',
    (s) => {
      const hour = Math.floor(s.t / HOUR)
      return document(s, {
        body: `<div class="bar"><span>${s.number(12, 'deg', hour) - 6} °C</span> <span>USD ${(80 + s.chance('usd', Math.floor(s.t / DAY)) * 9).toFixed(2)}</span> <span>${dateText(s, s.t)}</span></div>${menu(s)}<h1>${s.w.authority}</h1>${factsPart(s)}${prose(s)}<ul>${headlines(
          s,
          6,
          90 * MINUTE,
        )
          .map(({ text, id }) => `<li><a href="/ru/${id}">${text}</a></li>`)
          .join('')}</ul>`,
      })
    },
  ],
  'state in the form': [
    'tr',
    (s) =>
      document(s, {
        body: `<form method="post" action="./Default.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="${s.hex(200, 'vs', s.t)}"><script>//<![CDATA[
var theForm = document.forms['aspnetForm'];function __doPostBack(a,b){theForm.submit()}//]]></script><script src="/ScriptResource.axd?d=${s.hex(40, 'd', Math.floor(s.t / (40 * HOUR)))}&amp;t=${s.hex(8, 'tt')}"></script>${menu(s)}<h1>${s.w.authority}</h1><a href="javascript:__doPostBack('ctl00$x','')">Ara</a>${factsPart(s)}${prose(s)}</form>`,
      }),
  ],
  'site that is sometimes full': [
    'en',
    (s) =>
      s.chance('full', s.t) < 0.12
        ? '<!doctype html><html lang=en><title>Please wait</title><body><h1>You are in line</h1><p>Many people want to see this page. It loads by itself.</p><script>setTimeout(function(){location.reload()},15000)</script>'
        : document(s, { body: `${menu(s)}<h1>${s.w.authority}</h1>${factsPart(s)}${prose(s)}` }),
  ],
  'turnout by the hour': [
    'pt',
    (s) => {
      const hour = Math.floor(s.t / HOUR)
      return document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1><p>Afluência às ${hour % 24}h: ${(20 + (hour % 60) * 0.7).toFixed(1)} %</p><p>Atualizado há ${Math.floor((s.t % HOUR) / MINUTE) + 1} minutos</p>${factsPart(s)}${prose(s)}`,
      })
    },
  ],
  'weblog of a commission': [
    'id',
    (s) =>
      document(s, {
        body: `${menu(s)}<h1>${s.w.authority}</h1><div class="posts">${headlines(s, 5, 7 * HOUR)
          .map(
            ({ text, at, id }) =>
              `<div class="post"><h2><a href="/blog/${id}">${text}</a></h2><p>${text}. ${s.w.prose[id % s.w.prose.length]}</p><span>${dateText(s, at)}</span></div>`,
          )
          .join('')}</div>${factsPart(s)}${prose(s)}`,
      }),
  ],
}
