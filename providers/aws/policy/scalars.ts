/**
 * How a text of a policy or of a request is read as a number or as an instant.
 *
 * @module
 */

export function parseNumber(text: string): number | undefined {
  const value = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** Milliseconds since 1970, of an ISO 8601 date or of a count of seconds. */
export function parseInstant(text: string): number | undefined {
  const seconds = parseNumber(text)
  if (seconds !== undefined && !/^\s*\d{4}\s*$/.test(text)) return seconds * 1000
  const value = /^\s*\d{4}(-|\s*$)/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(value) ? undefined : value
}
