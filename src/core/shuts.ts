type Name = `${string}.${string}`

/** Inner queries by which a slice says what it keeps from the caller. */
export interface Shuts {
  /** `{ incidents }` → `{ kept: { incident, code }[] }`: whose evidence is kept, and the code of what keeps it. */
  readonly evidence?: Name
  /** `{ subjects }` → `{ kept: { subject, code }[] }`: which of these things stand by their code alone. */
  readonly subjects?: Name
  /** `{}` → `{ incidents }`: incidents that are not there for the caller. */
  readonly incidents?: Name
  /** `{ incident, into }` → `{ isKept }`: whether making one a part of the other would show what is kept from the caller. */
  readonly merges?: Name
}
