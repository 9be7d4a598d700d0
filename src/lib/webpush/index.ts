// Web push as pure code: the encryption of a message for one browser (RFC 8291 over RFC 8188) and the token by which a
// push service knows the sender again (RFC 8292). Randomness and the clock are the caller's.
export { encryptPush, MAX_PUSH_TEXT_BYTES, type PushReceiver } from './encrypt.ts'
export { audienceOf, MAX_VAPID_SECONDS, vapidAuthorization, type VapidKey } from './vapid.ts'
