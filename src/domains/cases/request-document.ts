// A request as it leaves: one canonical JSON text (RFC 8785), whose SHA-256 stands on the printed page, under the officer's
// passkey and in the record log. A salt in it keeps the hash from being guessed from what it may say. Pure.
import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '../../lib/jcs/jcs.ts'
import { type RequestRow, SIX_CONTENTS } from './schema/request.ts'

/** Of what a document is made. */
export type Documented = Pick<RequestRow, 'code' | 'article' | 'iso3' | 'form' | 'treaty'> & {
  /** Code of the request that it goes on from. */
  readonly earlier: string | null
  /** 32 random bytes, base64url. */
  readonly salt: string
}

const TREATY = 'ETS 185'

/** The document of a request. Throws Error where one of the six contents is missing: it cannot be complete. */
export function requestDocument({ code, article, iso3, form, treaty, earlier, salt }: Documented): {
  readonly document: string
  readonly hash: string
} {
  const contents = Object.fromEntries(
    SIX_CONTENTS.map((name) => {
      const text = form[name]
      if (text === undefined) throw new Error(`the request ${code} lacks ${name}`)
      return [name, text] as const
    }),
  )
  const document = canonicalJson({
    v: 1,
    salt,
    treaty: TREATY,
    article,
    reference: code,
    earlier,
    kind: form.kind,
    requested: { state: iso3, authority: form.requested ?? null },
    contact: form.contact ?? null,
    contents,
    status: treaty as JsonValue,
  })
  return { document, hash: createHash('sha256').update(document).digest('hex') }
}
