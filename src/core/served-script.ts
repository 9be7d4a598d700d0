/** A script that browsers get from the node. */
export interface ServedScript {
  /** Name of its file: `report.js`. */
  readonly name: string
  /** Hex, of what is served. */
  readonly sha256: string
}
