/**
 * Conditions of role assignments, as far as they say which roles may be handed on. Three-valued:
 * what we do not know of the request, or of the language, stays open.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 *
 * @module
 */

import { matches } from './rights.ts'

export type Ternary = boolean | 'open'

/** One request, as far as it is chosen: the rest is free, or not for us to know. */
export interface Asked {
  readonly action: string
  /** The role that is to be assigned, by its GUID. */
  readonly role?: string
}

export function conditionAdmits(condition: string, asked: Asked): Ternary {
  const tokens = tokenize(condition)
  if (tokens === null) return 'open'
  const parser = createParser(tokens, asked)
  const verdict = parser.either()
  return parser.isDone() ? verdict : 'open'
}

const TOKEN =
  /\s*(&&|\|\||[()!]|\{[^}]*\}|'[^']*'|@\w+\[[^\]]*\]|[A-Za-z]+(?::[A-Za-z]+)?|-?\d+(?:\.\d+)?)/y

/** Null where something stands that the language does not have. */
function tokenize(text: string): readonly string[] | null {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) return null
    tokens.push(token)
  }
  return tokens
}

function createParser(tokens: readonly string[], asked: Asked) {
  let at = 0
  const peek = () => tokens[at]?.toUpperCase()
  const take = (...words: readonly string[]) => {
    if (!words.includes(peek() ?? '')) return false
    at++
    return true
  }

  function either(): Ternary {
    let result = both()
    while (take('OR', '||')) result = or(result, both())
    return result
  }

  function both(): Ternary {
    let result = one()
    while (take('AND', '&&')) result = not(or(not(result), not(one())))
    return result
  }

  function one(): Ternary {
    if (take('!', 'NOT')) return not(one())
    if (take('(')) {
      const inner = either()
      return take(')') ? inner : 'open'
    }
    if (take('ACTIONMATCHES')) {
      return matches(valuesOf(tokens[at++] ?? '')[0] ?? '', asked.action)
    }
    // A sub-operation is a part of reading or writing blobs, which is no action of ours.
    if (take('SUBOPERATIONMATCHES')) {
      at++
      return false
    }
    if (take('EXISTS', 'NOTEXISTS')) {
      at++
      return 'open'
    }
    const [left = '', operator = '', right = ''] = tokens.slice(at, at + 3)
    at += 3
    return compare(left, operator, right)
  }

  function compare(left: string, operator: string, right: string): Ternary {
    if (!/^@Request\[Microsoft\.Authorization\/roleAssignments:RoleDefinitionId\]$/i.test(left)) {
      return 'open'
    }
    const [, quantifier, name = ''] =
      /^(?:(ForA(?:ny|ll)OfA(?:ny|ll)Values):)?(\w+)$/i.exec(operator) ?? []
    const { role } = asked
    if (role === undefined) return 'open'
    const values = valuesOf(right).map((value) => value.toLowerCase())
    if (values.length === 0) return 'open'
    const isEqual = (value: string) => value === role.toLowerCase()
    // One role is assigned at a time, so only the second half of the quantifier tells anything.
    const isForAll = quantifier?.toLowerCase().endsWith('allvalues') ?? false
    switch (name.toLowerCase()) {
      case 'guidequals':
      case 'stringequals':
      case 'stringequalsignorecase':
        return isForAll ? values.every(isEqual) : values.some(isEqual)
      case 'guidnotequals':
      case 'stringnotequals':
      case 'stringnotequalsignorecase':
        return isForAll
          ? values.every((value) => !isEqual(value))
          : values.some((value) => !isEqual(value))
      default:
        return 'open'
    }
  }

  return { either, isDone: () => at === tokens.length }
}

/** `{'a', 'b'}`, `{a, b}` and `'a'` alike. */
function valuesOf(token: string): readonly string[] {
  return token
    .replace(/^\{|\}$/g, '')
    .split(',')
    .map((value) => value.trim().replace(/^'|'$/g, ''))
    .filter((value) => value !== '')
}

function or(left: Ternary, right: Ternary): Ternary {
  if (left === true || right === true) return true
  return left === 'open' || right === 'open' ? 'open' : false
}

function not(value: Ternary): Ternary {
  return value === 'open' ? 'open' : !value
}
