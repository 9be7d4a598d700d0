// Points as text that map programs read. Source: RFC 7946 (GeoJSON).

/** Content type of the text. Source: RFC 7946, 12. */
export const CONTENT_TYPE = 'application/geo+json'

/** About eleven metres: more digits would claim to know more. */
const DECIMALS = 4

export interface Feature {
  /** Degrees; null for what has no place that may be told. Source: RFC 7946, 3.2. */
  readonly place: { readonly lat: number; readonly lon: number } | null
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * A collection of points, longitude first; `about` are facts of the whole, which the standard lets stand beside the features.
 * Throws RangeError for a point that is on no globe.
 */
export function writeGeoJson(
  features: readonly Feature[],
  about: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const written = features.map(({ place, facts }) => ({
    type: 'Feature',
    geometry: place === null ? null : { type: 'Point', coordinates: coordinates(place) },
    properties: facts,
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', ...about, features: written })}\n`
}

function coordinates({ lat, lon }: { lat: number; lon: number }): [number, number] {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) throw new RangeError('no such point')
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))]
}
