// Asks the person for a passkey that is there already, and turns what browsers hand in and out into text.

/** @param {string} text base64url */
export function bytesOf(text) {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** @param {ArrayBuffer} buffer */
export function textOf(buffer) {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** @param {{ challenge: string, rpId: string, timeoutMs: number, allowed?: string[] }} asked */
export async function get(asked) {
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: bytesOf(asked.challenge),
      rpId: asked.rpId,
      allowCredentials: (asked.allowed || []).map((id) => ({
        type: 'public-key',
        id: bytesOf(id),
      })),
      userVerification: 'required',
      timeout: asked.timeoutMs,
    },
  })
  const credential = /** @type {PublicKeyCredential} */ (found)
  const response = /** @type {AuthenticatorAssertionResponse} */ (credential.response)
  return {
    id: credential.id,
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: response.userHandle ? textOf(response.userHandle) : null,
  }
}
