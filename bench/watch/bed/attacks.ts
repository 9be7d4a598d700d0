// What attackers do to a page. Each changes the facts before the page is drawn, or the page afterwards.

import { MORE_ATTACKS } from './attacks-code.ts'
import { atEnd, atTop, inHead, type Change, swap } from './change.ts'
import { type Facts, say, type Scene } from './scene.ts'

const facts = (change: (facts: Facts, scene: Scene) => void): Change => ({ facts: change })
const line = (key: 'hours' | 'day' | 'bring' | 'call', to: (scene: Scene) => string): Change => ({
  html: (html, scene) =>
    swap(
      html,
      say(scene.w[key], {
        ...scene.facts,
        mail: `<a href="mailto:${scene.facts.mail}">${scene.facts.mail}</a>`,
      }),
      to(scene),
    ),
})
const page = (body: string, head = ''): Change => ({
  html: () =>
    `<!doctype html><html><head><title>x</title>${head}</head><body>${body}</body></html>`,
})
const added = (make: (scene: Scene) => string): Change => ({
  html: (html, scene) => atTop(html, make(scene)),
})
const addedLast = (make: (scene: Scene) => string): Change => ({
  html: (html, scene) => atEnd(html, make(scene)),
})

export const ATTACK_TABLE: Readonly<Record<string, Change>> = {
  'page replaced with a signature': page(
    '<h1>Hacked by Dark Crew</h1><p>Greetz to all</p><img src="//img.evil.example/s.gif">',
  ),
  'page replaced without a signature': page(
    '<h1>Freedom now</h1><p>The people have spoken and will not be silenced any longer. We are watching.</p>',
  ),
  'page replaced by a picture': page('<img src="/uploads/flag.jpg" alt="">'),
  'page emptied': page(''),
  'page replaced by a film': page(
    '<video autoplay src="//evil.example/v.mp4"></video><marquee>They lie</marquee>',
  ),
  'signature added at the end': addedLast(() => '<div style="font-size:9px">h4cked by r00t</div>'),
  'signature hidden': addedLast(() => '<div style="display:none">hacked by nobody</div>'),
  'title replaced': { html: (html) => html.replace(/<title>[^<]*/, '<title>Nothing is true') },
  'insult added': added(({ w }) => `<h2>${w.insult}</h2>`),
  'insult in place of a line': line('bring', ({ w }) => w.insult),
  'insult in the foot': addedLast(({ w }) => `<p>${w.insult}</p>`),
  'vote postponed on top': added(
    ({ w }) => `<div class="alert"><strong>${w.postponed}</strong></div>`,
  ),
  'vote postponed in place of the day': line('day', ({ w }) => w.postponed),
  'stations closed': added(({ w }) => `<p>${w.closed}</p>`),
  'stations closed in place of the hours': line('hours', ({ w }) => w.closed),
  'vote by telephone message': added(({ w }) => `<section><p>${w.bySms}</p></section>`),
  'voters told to stay away': added(({ w }) => `<p style="color:red">${w.stayAway}</p>`),
  'voters told to stay away, at the end': addedLast(({ w }) => `<p>${w.stayAway}</p>`),
  'stations moved': line('bring', ({ w }) => w.moved),
  'opening hour changed': facts((f) => (f.open = '11:00')),
  'closing hour changed': facts((f) => (f.close = '15:30')),
  'both hours changed': facts((f) => Object.assign(f, { open: '10:00', close: '14:00' })),
  'day changed by one': facts(
    (f) => (f.day = f.day.replace(/13|١٣/, (d) => (d === '13' ? '14' : '١٤'))),
  ),
  'day changed by a week': facts(
    (f) => (f.day = f.day.replace(/13|١٣/, (d) => (d === '13' ? '20' : '٢٠'))),
  ),
  'telephone changed': facts((f) => (f.phone = '+99 900 123456')),
  'mail changed': facts((f) => (f.mail = 'info@vote-help.example')),
  'line about papers dropped': line('bring', () => ''),
  'line about hours dropped': line('hours', () => ''),
  'line about the day dropped': line('day', () => ''),
  'half of the text dropped': {
    html: (html) => html.replace(/<p>[^<]{20,}<\/p>/g, '').replace(/<li>[^<]{20,}<\/li>/g, ''),
  },
  'register link to another host': facts(
    (f) => (f.registerHref = 'https://vote-register.evil.example/'),
  ),
  'register link to a lookalike': facts(
    (f, s) => (f.registerHref = `https://${s.host.replace('www.', 'www-')}/register`),
  ),
  'find link to another host': facts((f) => (f.findHref = 'https://find.evil.example/s')),
  'register link through an own door': facts(
    (f) => (f.registerHref = '/redirect?url=https%3A%2F%2Fevil.example%2Fr'),
  ),
  'register link with code': facts(
    (f) => (f.registerHref = "javascript:location='//evil.example'"),
  ),
  'link to register added': added(
    ({ w }) => `<p><a href="https://evil.example/go">${w.register}</a></p>`,
  ),
  'program to download': added(
    () => '<p><a href="https://evil.example/VoterTool.exe">Voter tool</a></p>',
  ),
  'archive to download from the site': added(
    () => '<p><a href="/uploads/voters.zip">List of voters</a></p>',
  ),
  'many links hidden': addedLast(
    () =>
      `<div style="position:absolute;left:-9999px">${Array.from({ length: 14 }, (_, n) => `<a href="https://casino${n}.example/">best casino ${n}</a>`).join(' ')}</div>`,
  ),
  'many links shown': addedLast(
    () =>
      `<div>${Array.from({ length: 14 }, (_, n) => `<a href="https://pills${n}.example/">cheap pills</a>`).join(' ')}</div>`,
  ),
  'lines hidden by an element': {
    html: (html, { w }) => swap(html, w.bring, `<span style="display:none">${w.bring}</span>`),
  },
  'all hidden by the body': {
    html: (html) => html.replace(/<body([^>]*)>/, '<body$1 style="display:none">'),
  },
  'marks of direction in the hours': { facts: (f) => (f.open = `\u202e${f.open}`) },
  'zero width in a line': {
    html: (html, { w }) => swap(html, w.bring, w.bring.split('').join('\u200b')),
  },
  'lookalike letters in a line': {
    html: (html, { w }) => swap(html, w.bring, `${w.bring} Вring саsh.`),
  },
  'not to be found': {
    html: (html) => inHead(html, '<meta name="robots" content="noindex,nofollow">'),
  },
  ...MORE_ATTACKS,
}
