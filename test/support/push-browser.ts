// A browser's side of web push: what it gives away when it subscribes, and how it opens what the push service brings.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

export interface PushBrowser {
  /** base64url, as `PushSubscription.toJSON().keys` has them. */
  readonly p256dh: string
  readonly auth: string
  /** The text of an `aes128gcm` body of any number of records. Throws when it is not for this browser or was changed. */
  open(body: Uint8Array): string
}

/** A browser with these keys, or with new ones. Source: RFC 8291 §3, RFC 8188 §2. */
export function pushBrowser(keys?: { privateKey: Uint8Array; auth: Uint8Array }): PushBrowser {
  const own = createECDH('prime256v1')
  if (keys === undefined) own.generateKeys()
  else own.setPrivateKey(keys.privateKey)
  const auth = Buffer.from(keys?.auth ?? randomBytes(16))
  return {
    p256dh: own.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    open(bytes) {
      const body = Buffer.from(bytes)
      const salt = body.subarray(0, 16)
      const size = body.readUInt32BE(16)
      const id = body.subarray(21, 21 + body.readUInt8(20))
      const secret = own.computeSecret(id)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), id])
      const input = Buffer.from(hkdfSync('sha256', secret, auth, info, 32))
      const derive = (label: string, length: number) =>
        Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`${label}\0`), length))
      const key = derive('Content-Encoding: aes128gcm', 16)
      const nonce = derive('Content-Encoding: nonce', 12)
      const sealed = body.subarray(21 + id.length)
      const texts: Buffer[] = []
      for (let at = 0, n = 0; at < sealed.length; at += size, n += 1) {
        texts.push(openRecord(sealed.subarray(at, at + size), { key, nonce, n }))
      }
      return Buffer.concat(texts).toString('utf8')
    },
  }
}

function openRecord(
  record: Buffer,
  { key, nonce, n }: { key: Buffer; nonce: Buffer; n: number },
): Buffer {
  const own = Buffer.from(nonce)
  own.writeUInt32BE((own.readUInt32BE(8) ^ n) >>> 0, 8)
  const cipher = createDecipheriv('aes-128-gcm', key, own)
  cipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
  const end = padded.findLastIndex((byte) => byte !== 0)
  if (padded[end] !== 1 && padded[end] !== 2) throw new Error('the record has no delimiter')
  return padded.subarray(0, end)
}
