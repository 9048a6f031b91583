// SPDX-License-Identifier: Apache-2.0
#include "models/base/loginname.h"

#include <pwd.h>
#include <unistd.h>

namespace qd {

std::string loginName()
{
    const passwd* user = ::getpwuid(::geteuid());
    return user ? user->pw_name : "uid " + std::to_string(::geteuid());
}

} // namespace qd
