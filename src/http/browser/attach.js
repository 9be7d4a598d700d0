// The files of one form, as report and mailbox have them: what they need is fetched once some are chosen.

import { base64, base64url, randomBytes, sealPieces } from './age.js'
import { pad } from './padme.js'

/** @typedef {import('./report-files.js').Attaching} Attaching */

/**
 * Shows the field for files and takes what is chosen in it; gives what was chosen, nothing before. `failed` is called where
 * what they need does not come.
 * @param {Element | null} place @param {() => void} failed @returns {() => Promise<Attaching | void>}
 */
export function attach(place, failed) {
  /** @type {Promise<Attaching | void>} */
  let chosen = Promise.resolve()
  if (place instanceof HTMLElement) {
    place.hidden = false
    place.addEventListener('change', () => {
      chosen = import('./report-files.js').then(
        ({ attaching }) => attaching(place, { sealPieces, pad, base64, base64url, randomBytes }),
        failed,
      )
    })
  }
  return () => chosen
}
