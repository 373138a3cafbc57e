import type { Scope } from '#model'

export const TENANT = '0ac3e000-0000-4000-8000-000000000001'
export const SCOPE: Scope = {
  provider: 'azure',
  account: '1ac3e000-0000-4000-8000-00000000000a',
}
export const LOCATION = 'westeurope'
