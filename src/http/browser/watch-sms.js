/** An entry as the short message that may be sent instead of it. Source: `lib/questionnaire/sms.ts`, which reads it. */

/** Options keep their commas: more than nine are told apart by them. @param {string} value */
const digitsIn = (value) =>
  /^\d{1,2}(,\d{1,2})+$/.test(value) ? value : value.replace(/[\s:.,]/g, '')

/**
 * The message of an entry; nothing where there is none that counts as the same: of an observer a message stands for his own
 * station, so one about another station would be noted for the wrong one.
 * @param {Pick<import('./watch-kept.js').Entry, 'form' | 'serial' | 'given' | 'comment' | 'isUrgent' | 'station'>} entry
 * @param {string} number the observer's
 */
export function smsOf({ form, serial, given, comment, isUrgent, station }, number) {
  if (station) return ''
  const isWords = (/** @type {string} */ tag) => /\p{L}/u.test(given[tag])
  const tags = Object.keys(given)
  const answers = tags.filter((tag) => !isWords(tag)).map((tag) => tag + digitsIn(given[tag]))
  const said = [comment].concat(tags.filter(isWords).map((tag) => given[tag])).filter(Boolean)
  // The letters of his card are on no telephone: he types them, and what comes without them waits for a call.
  const parts = [`${form} ${number} ______${isUrgent ? ' !' : ''}`, `X${serial}`].concat(answers)
  return parts.join(' ') + (said.length ? ` @ ${said.join('; ').replace(/\s+/g, ' ')}` : '')
}
