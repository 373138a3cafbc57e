/** AWS CloudTrail; its events are not simulated. @module */

import type { AuditTrail } from './resources/cloudTrail.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const cloudTrail = defineService<typeof import('@aws-sdk/client-cloudtrail')>({
  id: 'cloudtrail',
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'CloudTrail_20131101',
    namespace: 'com.amazonaws.cloudtrail',
  }),
  load: () => import('@aws-sdk/client-cloudtrail'),
  operations: {
    /** Unless told otherwise, with the trails of other regions that cover this one too. */
    DescribeTrails: ({ includeShadowTrails = true }, context) => ({
      trailList: everywhere(context)
        .filter(
          ({ HomeRegion, IsMultiRegionTrail }) =>
            HomeRegion === context.region || (includeShadowTrails && IsMultiRegionTrail),
        )
        .map(
          ({ isLogging: _, eventSelectors: __, advancedEventSelectors: ___, ...trail }) => trail,
        ),
    }),

    GetTrailStatus: ({ Name = '' }, context) => ({ IsLogging: find(Name, context).isLogging }),

    GetEventSelectors: ({ TrailName = '' }, context) => {
      const { TrailARN, eventSelectors, advancedEventSelectors } = find(TrailName, context)
      return advancedEventSelectors
        ? { TrailARN, AdvancedEventSelectors: advancedEventSelectors }
        : { TrailARN, EventSelectors: eventSelectors ?? [] }
    },
  },
})

function everywhere({ account }: Context): readonly AuditTrail[] {
  return account.regions.flatMap((region) => account.region(region).trails)
}

/** By name in its own region, by ARN from any. */
function find(name: string, context: Context): AuditTrail {
  const found = everywhere(context).find(
    ({ TrailARN, Name, HomeRegion }) =>
      TrailARN === name || (Name === name && HomeRegion === context.region),
  )
  if (!found) throw new AwsFailure('TrailNotFoundException', `Unknown trail: ${name}`)
  return found
}
