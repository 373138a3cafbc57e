import { known } from '#model'
import {
  ACCESS_POINT,
  type AccessPoint,
  MULTI_REGION_ACCESS_POINT,
  type MultiRegionAccessPoint,
} from '../../providers/aws/s3/accessPoint.ts'
import { ALL_BLOCKED } from './s3Builder.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** An access point as S3 makes it: reachable from the internet, all public access blocked. */
export function accessPoint(facts: Partial<AccessPoint['facts']> = {}): AccessPoint {
  return {
    kind: ACCESS_POINT,
    id: `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/web`,
    name: 'web',
    scope: SCOPE,
    facts: {
      networkOrigin: known('Internet', 's3control:ListAccessPoints'),
      publicAccessBlock: known(ALL_BLOCKED, 's3control:GetAccessPoint'),
      ...facts,
    },
  }
}

export function multiRegionAccessPoint(
  facts: Partial<MultiRegionAccessPoint['facts']> = {},
): MultiRegionAccessPoint {
  return {
    kind: MULTI_REGION_ACCESS_POINT,
    id: `arn:aws:s3::${ACCOUNT}:accesspoint/abc.mrap`,
    name: 'everywhere',
    scope: SCOPE,
    facts: {
      publicAccessBlock: known(ALL_BLOCKED, 's3control:ListMultiRegionAccessPoints'),
      ...facts,
    },
  }
}
