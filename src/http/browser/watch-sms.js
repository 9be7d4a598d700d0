/** An entry as the short message that may be sent instead of it. Source: `lib/questionnaire/sms.ts`, which reads it. */

/**
 * The message of an entry; nothing where there is none that counts as the same: of an observer a message stands for his own
 * station, so one about another station would be noted for the wrong one.
 * @param {Pick<import('./watch-kept.js').Entry, 'form' | 'serial' | 'given' | 'comment' | 'isUrgent' | 'station'>} entry
 * @param {string} number the observer's
 */
export function smsOf({ form, serial, given, comment, isUrgent, station }, number) {
  if (station) return ''
  const answers = Object.keys(given).map((tag) => `${tag}${given[tag].replace(/[\s:.,]/g, '')}`)
  // The letters of his card are on no telephone: he types them, and what comes without them waits for a call.
  const parts = [`${form} ${number} ______${isUrgent ? ' !' : ''}`, `X${serial}`].concat(answers)
  return parts.join(' ') + (comment ? ` @ ${comment.replace(/\s+/g, ' ')}` : '')
}
