// Files that only the holder of a key can read, in the format of age version 1 with X25519 keys, as streams of bounded
// memory: keys (key, bech32), the header that hands the file key to each recipient (header), the sealed chunks (file).
// Passphrases are not here: an offline key is what backups need. Source: c2sp.org/age.
export { AgeError, type AgeErrorCode } from './error.ts'
export { decrypt, encrypt } from './file.ts'
export type { Random } from './header.ts'
export {
  type Identity,
  identityOf,
  identityText,
  parseIdentities,
  parseIdentity,
  parseRecipient,
  type Recipient,
  recipientText,
} from './key.ts'
