/**
 * Policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, and the escapes `${*}`,
 * `${?}`, `${$}`. Documents of version 2008-10-17 have none: there, `${` is text.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * @module
 */

import type { PolicyVersion } from './document.ts'

export type TemplatePart =
  /** As written, with the wildcards of its operator. */
  | { readonly kind: 'pattern'; readonly text: string }
  /** A character that the author escaped. */
  | { readonly kind: 'escaped'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined }

export function hasVariable(text: string): boolean {
  return text.includes('${')
}

export function templateParts(text: string, version: PolicyVersion): TemplatePart[] {
  if (version === '2008-10-17' || !hasVariable(text)) return [{ kind: 'pattern', text }]
  const parts: TemplatePart[] = []
  let from = 0
  for (const found of text.matchAll(/\$\{([^}]*)\}/g)) {
    if (found.index > from) parts.push({ kind: 'pattern', text: text.slice(from, found.index) })
    parts.push(reference(found[1] ?? ''))
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ kind: 'pattern', text: text.slice(from) })
  return parts
}

function reference(inner: string): TemplatePart {
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'escaped', text: inner }
  const [, key = '', fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner) ?? []
  return { kind: 'variable', key: key.toLowerCase(), fallback }
}
