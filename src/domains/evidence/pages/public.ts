import { page } from '../../../core/slice.ts'
import { cloneCommand } from '../../../ui/clone-command.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { html } from '../../../ui/html.ts'
import { qrPanel } from '../../../ui/secret-link.ts'
import { publicCount } from '../actions/told.ts'
import { publicTexts as texts } from '../texts/pages.ts'

/** Where the page that checks bundles is handed out. */
const VERIFIER = '/verify.html'

/** How anybody can check evidence, and what that proves. */
export const publicPage = page({
  path: '/evidence',
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(publicCount, {}),
  render({ count }, { t, node }) {
    const key = code(`${node.origin}${node.prefix}/log/key`)
    const custody = code(`${node.origin}${node.prefix}/log/custody-key`)
    const command = cloneCommand(t, 'verify --bundle FILE --key KEY --custody-key KEY')
    const page = html`<a href="${VERIFIER}" download>verify.html</a>`
    const sha256 = node.verifierHash()
    const hash = sha256 !== null && html`<br>${t.parts(texts.bundleHash, { hash: code(sha256) })}`
    const { log, custody: signs } = node.publicKeys()
    const keys = [log, signs]
    const scanned = html`${qrPanel(keys.join('\n'), t(texts.keys))}<p>${keys.map((one) => html`${code(one)}<br>`)}</p>`
    const main = html`<p>${t(texts.intro)}</p><p>${t(texts.count, { count })}</p>
<h2>${t(texts.how)}</h2><ul><li>${t(texts.how1)}</li><li>${t(texts.how2)}</li><li>${t(texts.how3)}</li></ul>
<h2>${t(texts.check)}</h2><ol><li>${t(texts.check1)}</li><li>${t.parts(texts.check2, { key })}</li></ol>
<h2>${t(texts.bundleTitle)}</h2><p>${t(texts.bundle1)}</p><ol><li>${t.parts(texts.bundle2, { page })}${hash}</li><li>${t(texts.bundle3)}</li><li>${t(texts.bundle4)}</li></ol>
<p>${t.parts(texts.bundle5, { command })}</p><p>${t.parts(texts.bundle6, { key, custody })}</p>${disclosure(t(texts.keys), scanned)}
<h2>${t(texts.proves)}</h2><p>${t(texts.proves1)}</p>
<h2>${t(texts.notProves)}</h2><ul><li>${t(texts.notProves1)}</li><li>${t(texts.notProves2)}</li></ul>`
    return { title: t(texts.title), main }
  },
})
