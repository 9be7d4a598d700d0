export { groupedDigits, type Parts, partsOf } from './grouped.js'
export { digitOf, plainDigits } from './plain.js'
