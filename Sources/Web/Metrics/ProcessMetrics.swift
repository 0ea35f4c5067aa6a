import Foundation

/// The CPU, memory and files of the process, under the names that Prometheus' own libraries use.
package enum ProcessMetrics {
    package static func write(to text: inout MetricsText) {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(RUSAGE_SELF.rawValue, &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        let cpu = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }
        text.single("process_cpu_seconds_total", .counter, cpu[0] + cpu[1], "CPU time, user and system.")

        if let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " "),
            pages.count > 1, let resident = Int(pages[1])
        {
            let bytes = resident * sysconf(Int32(_SC_PAGESIZE))
            text.single("process_resident_memory_bytes", .gauge, bytes, "Memory in use.")
        }
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            text.single("process_open_fds", .gauge, open.count, "Open files and connections.")
        }
        var limit = rlimit()
        #if canImport(Glibc)
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        text.single("process_max_fds", .gauge, limit.rlim_cur, "Limit of open files and connections.")
    }
}
