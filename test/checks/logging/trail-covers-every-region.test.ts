import check from '../../../checks/logging/trail-covers-every-region.ts'
import { trailAccount, wideTrails } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'one trail': trailAccount(),
    'two trails that share the work': trailAccount({
      trails: wideTrails({ managementReads: false }, { managementWrites: false }),
    }),
  },
  fails: {
    'no trail': trailAccount({ trails: wideTrails() }),
    'reads alone': trailAccount({ trails: wideTrails({ managementWrites: false }) }),
  },
  unknown: {
    'trails we may not ask about': trailAccount({ trails: denied('trails') }),
  },
})
