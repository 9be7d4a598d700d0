/** Who goes first after a record: the line of an alert to the stations, before the incident, the plan and the drawings. */
export interface Ahead {
  /** Does `work`, which everybody who asks {@link clear} gives way to. Throws what it throws. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Resolves once nothing goes ahead, at the latest after a second. */
  clear(): Promise<void>
}
