import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseAccess } from '#views'

export default defineCheck({
  id: 'network/warehouse-traffic-stays-private',
  title: 'What warehouses load and unload stays in the VPC',
  severity: 'medium',
  about: DatabaseAccess,
  kinds: ['aws:redshift:cluster'],
  rationale:
    'COPY and UNLOAD move whole tables. Over the public network, no endpoint policy and no flow log ' +
    'stands between a stolen session and a bucket of the thief.',
  remedy: {
    aws: 'Turn on enhanced VPC routing.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'aws:redshift:cluster': ['aws-redshift-enhanced-vpc-routing'],
  },

  evaluate: (database) =>
    judge(database.staysInVpc, (stays) => {
      if (stays === null) return holds(`The ${database.noun} moves nothing by itself.`)
      return stays
        ? holds(`What the ${database.noun} moves goes through its VPC.`)
        : violated(`What the ${database.noun} moves leaves its VPC.`)
    }),
})
