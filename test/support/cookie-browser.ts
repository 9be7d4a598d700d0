// A browser without script: cookies of its own, pages and their forms. Faster than a real one, and one a test looks into.

import { type Answer, outputOf, post, postForm, send } from './attack.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { fieldsOf } from './form-fields.ts'
import type { TestNode } from './node.ts'

/** A browser with a jar of its own; several persons may use one after the other. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>()
  readonly #test: TestNode

  constructor(test: TestNode) {
    this.#test = test
  }

  /** Sends it with the cookies of the jar and keeps those that come back. */
  async #with(run: (from: { cookie: string }) => Promise<Answer>): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await run({ cookie })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=', 2)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  get(path: string): Promise<Answer> {
    return this.#with((from) => send(this.#test, path, { from }))
  }

  /** Calls a command as a page's script does. */
  post(action: string, input: unknown): Promise<Answer> {
    return this.#with((from) => post(this.#test, action, input, { from }))
  }

  /** Sends a form of a page that was read before, with what is typed into it. */
  submit(
    path: string,
    form: { readonly markup: string; readonly name: string },
    typed: readonly (readonly [string, string])[] = [],
  ): Promise<Answer> {
    const written = new Set(typed.map(([name]) => name))
    const fields = fieldsOf(form.markup, form.name).filter(([name]) => !written.has(name))
    const all = [['_form', form.name], ...fields, ...typed] as [string, string][]
    return this.#with((from) => postForm(this.#test, path, all, from))
  }

  /** Joins by the secret of an invitation; gives the passkey that was made. */
  async join(secret: string): Promise<SoftwareAuthenticator> {
    const authenticator = new SoftwareAuthenticator()
    const asked = await outputOf<Record<string, string>>(
      this.post('accounts.beginJoin', { secret }),
    )
    const { challengeId, challenge = '', rpId = '' } = asked
    const credential = authenticator.create({ rpId, challenge, origin: this.#test.node.origin })
    await outputOf(this.post('accounts.finishJoin', { secret, challengeId, credential }))
    return authenticator
  }

  /** Signs in with a passkey, as whoever has it. */
  async signIn(authenticator: SoftwareAuthenticator): Promise<void> {
    const asked = await outputOf<Record<string, string>>(this.post('accounts.beginSignIn', {}))
    const { challengeId, challenge = '', rpId = '' } = asked
    const credential = authenticator.get({ rpId, challenge, origin: this.#test.node.origin })
    await outputOf(this.post('accounts.finishSignIn', { challengeId, credential }))
  }
}
