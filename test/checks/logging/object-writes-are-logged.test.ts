import check from '../../../checks/logging/object-writes-are-logged.ts'
import { trailAccount, wideTrails } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a trail that does': trailAccount({ trails: wideTrails({ objectWrites: true }) }),
  },
  fails: {
    'a trail as the console makes it': trailAccount(),
  },
  unknown: {
    'trails we may not ask about': trailAccount({ trails: denied('trails') }),
  },
})
