import NIOCore
import NIOPosix

/// A free port of the loopback.
func freePort() throws -> Int {
    let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: "127.0.0.1", port: 0)
        .wait()
    defer { try? channel.close().wait() }
    return channel.localAddress?.port ?? 0
}
