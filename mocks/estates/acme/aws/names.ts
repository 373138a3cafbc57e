/** The accounts of acme, a tea merchant that ships in subscriptions, and who is near it. @module */

/** The shop itself; also the management account of the organisation. */
export const SHOP = '111122223333'
/** A member of the organisation, where analysts work. */
export const ANALYTICS = '444455556666'
/** A parcel service that acme once integrated with: a stranger with a name. */
export const PARCELS = '222233334444'
export const ORGANIZATION = 'o-a1b2c3d4e5'
/** Where the shop runs. */
export const HOME = 'eu-west-1'

export const place = { account: SHOP, region: HOME } as const

export function keyArn(id: string): string {
  return `arn:aws:kms:${HOME}:${SHOP}:key/${id}`
}

export const KEYS = {
  orders: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0001',
  partners: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0002',
  retired: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0003',
  archive: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0004',
  courier: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0005',
  legal: '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0006',
} as const
