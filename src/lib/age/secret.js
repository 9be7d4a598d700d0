// Plain for browsers, too: a form is held back there by the very rule by which the node refuses it.

/** A secret key, or a piece of one; its beginning alone, as in an explanation, is none. */
const SECRET_KEY = /age-secret-key-1[a-z0-9]/i

/** Whether a text holds a secret key of age, or a piece of one. @param {string} text @returns {boolean} */
export function holdsSecret(text) {
  return SECRET_KEY.test(text)
}
