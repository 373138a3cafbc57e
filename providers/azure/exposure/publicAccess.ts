import { type CallId, type Fact, known, unknown } from '#model'

/**
 * Whether a service has its public endpoint, from the setting of that name. One that was made
 * before there was such a setting has it. `SecuredByPerimeter` leaves it to a network perimeter.
 */
export function publicAccessFrom(setting: string | null | undefined, call: CallId): Fact<boolean> {
  const access = setting ?? 'Enabled'
  if (/^enabled$/i.test(access)) return known(true, call)
  if (/^disabled$/i.test(access)) return known(false, call)
  const detail = `publicNetworkAccess is "${access}", and the perimeter that decides was not read.`
  return unknown({ call, reason: 'undecided', permission: null, detail })
}
