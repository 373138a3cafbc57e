import { z } from 'zod'

/** What keeps strangers out whatever a policy or list says, of a bucket, an access point or the account. */
export const PublicAccessBlock = z.object({
  BlockPublicAcls: z.boolean().default(false),
  IgnorePublicAcls: z.boolean().default(false),
  BlockPublicPolicy: z.boolean().default(false),
  RestrictPublicBuckets: z.boolean().default(false),
})

export type PublicAccessBlock = z.infer<typeof PublicAccessBlock>
