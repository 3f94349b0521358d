# Builds the benchmarks if they aren't built; read by the commands beside it, from the root of the checkout.
. deploy/local/toolchain.sh

find_jdk
find_maven
app=deploy/benchmark/target/quarkus-app
jar=$app/quarkus-run.jar
if [ ! -f "$jar" ] || [ -n "$(find deploy/benchmark/pom.xml deploy/benchmark/src/main -type f -newer "$jar" | head -n 1)" ]; then
    echo "Building the benchmark."
    "$mvn" -B -ntp -q -Dmaven.test.skip=true -pl deploy/benchmark package
    touch "$jar"
fi
commit=$(git describe --always --dirty 2>/dev/null || echo unknown)
