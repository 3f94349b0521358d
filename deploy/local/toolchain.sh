# Finds a JDK and Maven; read by ./up, ./test and ./coverage. Plain POSIX sh, for dash and old macOS shells alike.

# The oldest JDK that builds and runs Assay.
jdk_min=25

# Where JDKs usually are. A test puts other places here.
: "${ASSAY_JDK_PLACES:=/usr/lib/jvm:/usr/java:/usr/local/java:/opt/java:/opt:${SDKMAN_DIR:-$HOME/.sdkman}/candidates/java:$HOME/.jdks:$HOME/.local/share/mise/installs/java:$HOME/.asdf/installs/java:/Library/Java/JavaVirtualMachines:$HOME/Library/Java/JavaVirtualMachines:/opt/homebrew/opt:/usr/local/opt}"

fail() {
    echo "assay: $*" >&2
    exit 1
}

# Prints the major version of the JDK in folder $1, or 0 if there is none (a runtime without compiler is none).
jdk_version() {
    if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
        echo 0
        return
    fi
    version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null || true)
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)
    fi
    echo "${version:-0}"
}

# Prints the folder of the JDK whose java is first on the PATH.
jdk_on_path() {
    java=$(command -v javac 2>/dev/null) || return 0
    while [ -L "$java" ]; do
        link=$(readlink "$java")
        case $link in
        /*) java=$link ;;
        *) java=$(dirname "$java")/$link ;;
        esac
    done
    (cd "$(dirname "$java")/.." 2>/dev/null && pwd)
}

# Prints a folder per line that may hold a JDK, wherever this system keeps them.
jdk_candidates() {
    if [ -x /usr/libexec/java_home ] && [ -z "${ASSAY_JDK_PLACES_ONLY:-}" ]; then
        /usr/libexec/java_home -v "$jdk_min+" 2>/dev/null || true
    fi
    old_ifs=$IFS
    IFS=:
    # shellcheck disable=SC2086 # split at the colons
    set -- $ASSAY_JDK_PLACES
    IFS=$old_ifs
    for place in "$@"; do
        for folder in "$place"/*; do
            echo "$folder"
            # macOS bundles, and Homebrew's formulae around them
            echo "$folder/Contents/Home"
            echo "$folder/libexec/openjdk.jdk/Contents/Home"
        done
    done
}

# Sets JAVA_HOME: the one that is set, else the one on the PATH, else the oldest that is new enough of those installed.
find_jdk() {
    for folder in "${JAVA_HOME:-}" "$(jdk_on_path)"; do
        if [ -n "$folder" ] && [ "$(jdk_version "$folder")" -ge "$jdk_min" ]; then
            JAVA_HOME=$folder
            export JAVA_HOME
            return
        fi
    done
    best=0
    candidates=$(jdk_candidates)
    old_ifs=$IFS
    IFS='
'
    for folder in $candidates; do
        version=$(jdk_version "$folder")
        if [ "$version" -ge "$jdk_min" ] && { [ "$best" -eq 0 ] || [ "$version" -lt "$best" ]; }; then
            best=$version
            JAVA_HOME=$folder
        fi
    done
    IFS=$old_ifs
    [ "$best" -ne 0 ] || fail "needs a JDK $jdk_min or newer, and found none: not in JAVA_HOME, not on the PATH, not where JDKs usually are.
Install one, for example Eclipse Temurin 25 (https://adoptium.net), or with your package manager: openjdk-25-jdk, java-25-openjdk-devel,
'sdk install java 25-tem', 'brew install openjdk@25'. If it is in an unusual place, set JAVA_HOME to its folder."
    export JAVA_HOME
}

# Sets mvn to Maven's command.
find_maven() {
    for mvn in "$(command -v mvn 2>/dev/null || true)" "${MAVEN_HOME:-}/bin/mvn" "${SDKMAN_DIR:-$HOME/.sdkman}/candidates/maven/current/bin/mvn" \
        /opt/maven/bin/mvn /usr/share/maven/bin/mvn /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
        if [ -z "${ASSAY_JDK_PLACES_ONLY:-}" ] || [ "$mvn" = "$(command -v mvn 2>/dev/null)" ]; then
            if [ -n "$mvn" ] && [ -x "$mvn" ]; then
                return
            fi
        fi
    done
    fail "needs Maven 3.8.6 or newer, and found no mvn on the PATH. Install it with your package manager (maven), or from https://maven.apache.org."
}
