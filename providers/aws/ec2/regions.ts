import { z } from 'zod'
import { operation } from '#model'

const Regions = z.object({ Regions: z.array(z.object({ RegionName: z.string() })) })

/** The regions that the account has switched on, or with `AllRegions` those of the partition. */
export const describeRegions = operation<{ readonly AllRegions?: boolean }>()({
  id: 'ec2:DescribeRegions',
  permissions: ['ec2:DescribeRegions'],
  decode: (body) => Regions.parse(body).Regions.map(({ RegionName }) => RegionName),
})
