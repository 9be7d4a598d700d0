export { digitOf, plainDigits } from './plain.js'
