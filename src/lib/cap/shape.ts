/** A place on WGS 84 in degrees, latitude first as CAP writes it. */
export type LatLon = readonly [lat: number, lon: number]

/** A circle; the radius is in kilometres. */
export interface CapCircle {
  readonly center: LatLon
  readonly radiusKm: number
}

const NUMBER = /^[+-]?\d{1,6}(\.\d{1,15})?$/

function parseLatLon(text: string): LatLon | null {
  const [latText = '', lonText = '', more] = text.split(',')
  if (!NUMBER.test(latText) || !NUMBER.test(lonText) || more !== undefined) return null
  const lat = Number(latText)
  const lon = Number(lonText)
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null
}

/** The points of a polygon, closing point included; null where a pair is malformed or off the globe. */
export function parsePolygon(text: string): LatLon[] | null {
  const points: LatLon[] = []
  for (const pair of text.trim().split(/\s+/)) {
    const point = parseLatLon(pair)
    if (point === null) return null
    points.push(point)
  }
  return points
}

/** The circle a text names; null where it is not `lat,lon radius`. */
export function parseCircle(text: string): CapCircle | null {
  const [center = '', radius = '', more] = text.trim().split(/\s+/)
  const point = parseLatLon(center)
  if (point === null || more !== undefined || !NUMBER.test(radius)) return null
  return radius.startsWith('-') ? null : { center: point, radiusKm: Number(radius) }
}

/** Whether the first point is repeated as the last. */
export function isClosed(points: readonly LatLon[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

/** Sign of the turn a → b → c: 1 left, -1 right, 0 straight on. */
function turn(a: LatLon, b: LatLon, c: LatLon): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function isWithinBox(a: LatLon, b: LatLon, point: LatLon): boolean {
  const isWithin = (axis: 0 | 1): boolean =>
    Math.min(a[axis], b[axis]) <= point[axis] && point[axis] <= Math.max(a[axis], b[axis])
  return isWithin(0) && isWithin(1)
}

function doSegmentsMeet(a: LatLon, b: LatLon, c: LatLon, d: LatLon): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc * abd < 0 && cda * cdb < 0) return true
  return (
    (abc === 0 && isWithinBox(a, b, c)) ||
    (abd === 0 && isWithinBox(a, b, d)) ||
    (cda === 0 && isWithinBox(c, d, a)) ||
    (cdb === 0 && isWithinBox(c, d, b))
  )
}

/**
 * Whether two edges of a closed polygon meet anywhere but at their common corner, seen on a flat
 * map. Compares every pair of edges, so the caller limits the number of points.
 */
export function doesCrossItself(points: readonly LatLon[]): boolean {
  const edges = points.length - 1
  for (let i = 0; i < edges; i += 1) {
    for (let j = i + 1; j < edges; j += 1) {
      if (doEdgesClash(points, i, j)) return true
    }
  }
  return false
}

function doEdgesClash(points: readonly LatLon[], i: number, j: number): boolean {
  const [a, b, c, d] = [points[i], points[i + 1], points[j], points[j + 1]]
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false
  // Neighbours share a corner; they clash only where one runs back along the other.
  if (j === i + 1) return turn(a, b, d) === 0 && (isWithinBox(a, b, d) || isWithinBox(c, d, a))
  if (i === 0 && j === points.length - 2) {
    return turn(a, b, c) === 0 && (isWithinBox(a, b, c) || isWithinBox(c, d, b))
  }
  return doSegmentsMeet(a, b, c, d)
}
