/** Patterns over call ids, in which `*` stands for any characters. @module */

import { type Call, callId } from './cloud.ts'

export function createCallMatcher(patterns: readonly string[]): (call: Call) => boolean {
  const expressions = patterns.map((pattern) => {
    const literal = pattern.replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    return new RegExp(`^${literal.replaceAll('*', '.*')}$`)
  })
  return (call) => expressions.some((expression) => expression.test(callId(call)))
}
