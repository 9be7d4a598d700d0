import { z } from 'zod'
import type { SMS_SHAPES } from '../core/settings.ts'

/**
 * How a gateway wants a message, as data. In patterns `{to}`, `{text}`, `{from}`, `{id}`, `{user}`, `{password}`,
 * `{coding}` and `{report}` are filled in; a field with a value that is not set is left out.
 */
export const smsGatewayShape = z.strictObject({
  method: z.enum(['GET', 'POST']),
  /** Where the fields stand. */
  body: z.enum(['query', 'form', 'json']),
  auth: z.enum(['none', 'basic', 'bearer']).default('none'),
  fields: z.record(z.string().max(60), z.string().max(300)),
  headers: z.record(z.string().max(60), z.string().max(300)).default({}),
  /** Whether numbers keep their +. */
  plus: z.boolean().default(true),
  /** Value of `{coding}` for the 7-bit alphabet and for any other. */
  coding: z.strictObject({ gsm7: z.string().max(10), ucs2: z.string().max(10) }).default({
    gsm7: '0',
    ucs2: '8',
  }),
  /** What the answer must match besides a status of 200 to 299; null for nothing. */
  taken: z.string().max(200).nullable().default(null),
  /** Finds the gateway's name for the message in the answer, as the first group; null where it gives none. */
  id: z.string().max(200).nullable().default(null),
})
export type SmsGatewayShape = z.infer<typeof smsGatewayShape>

/** `"id": "…"` or `"message_id": 12` somewhere in a JSON answer. */
const JSON_ID = '"(?:id|message_?id|sid)"\\s*:\\s*"?([\\w.:-]{1,80})'

/**
 * Shapes that come with the product. Source: the public manuals of Kannel (sendsms), Jasmin (HTTP API) and Twilio
 * (Messages resource), as far as sending one text needs them.
 */
const SHAPES: Readonly<Record<(typeof SMS_SHAPES)[number], SmsGatewayShape>> = {
  json: smsGatewayShape.parse({
    method: 'POST',
    body: 'json',
    auth: 'bearer',
    fields: { to: '{to}', from: '{from}', text: '{text}', id: '{id}' },
    headers: { 'Idempotency-Key': '{id}' },
    id: JSON_ID,
  }),
  form: smsGatewayShape.parse({
    method: 'POST',
    body: 'form',
    fields: genericFields(),
    id: '([\\w.:-]{4,80})\\s*$',
  }),
  query: smsGatewayShape.parse({
    method: 'GET',
    body: 'query',
    fields: genericFields(),
    id: '([\\w.:-]{4,80})\\s*$',
  }),
  kannel: smsGatewayShape.parse({
    method: 'GET',
    body: 'query',
    fields: {
      username: '{user}',
      password: '{password}',
      from: '{from}',
      to: '{to}',
      text: '{text}',
      charset: 'UTF-8',
      coding: '{coding}',
      'dlr-mask': '31',
      // Kannel gives no name; it says ours back in the report.
      'dlr-url': '{report}?id={id}&type=%d',
    },
    coding: { gsm7: '0', ucs2: '2' },
    taken: '^\\s*[03]:',
  }),
  jasmin: smsGatewayShape.parse({
    method: 'GET',
    body: 'query',
    fields: {
      username: '{user}',
      password: '{password}',
      from: '{from}',
      to: '{to}',
      content: '{text}',
      coding: '{coding}',
      dlr: 'yes',
      'dlr-level': '2',
      'dlr-method': 'GET',
      'dlr-url': '{report}',
    },
    plus: false,
    taken: '^Success',
    id: '"([\\w-]{1,80})"',
  }),
  twilio: smsGatewayShape.parse({
    method: 'POST',
    body: 'form',
    auth: 'basic',
    fields: { To: '{to}', From: '{from}', Body: '{text}', StatusCallback: '{report}' },
    id: JSON_ID,
  }),
}

export const SMS_GATEWAYS: Readonly<Record<string, SmsGatewayShape>> = SHAPES

/** Fields of most simple gateways. */
function genericFields(): Record<string, string> {
  return {
    user: '{user}',
    password: '{password}',
    from: '{from}',
    to: '{to}',
    text: '{text}',
    id: '{id}',
  }
}
