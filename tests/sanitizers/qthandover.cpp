// SPDX-License-Identifier: Apache-2.0
// Tells ThreadSanitizer what Qt's queues order. Qt is not built with the sanitizer, which therefore takes
// each value that one thread hands to another through a queued signal, invokeMethod() or a semaphore for a
// race. This library stands before Qt in the order in which symbols are looked up: what our code calls passes
// through here. A release before the hand-over and an acquire when the event arrives is all that it adds; the
// keys are the objects concerned, so that a hand-over orders only those that take part in it.

#include <QCoreApplication>
#include <QMetaMethod>
#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <private/qobject_p.h>

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <set>

extern "C" {
void __tsan_acquire(void* address);
void __tsan_release(void* address);
}

namespace {

/// Keys of our own, because what is known of an address is forgotten when the object there ends, which a
/// sender may do before its signal arrives. Two objects may share one.
std::array<char, 8191> keys;

void* keyOf(const void* object)
{
    return &keys[(reinterpret_cast<std::uintptr_t>(object) >> 4) % keys.size()];
}

void release(const void* object)
{
    __tsan_release(keyOf(object));
}

void acquire(const void* object)
{
    __tsan_acquire(keyOf(object));
}

template <typename Function>
Function qtsOwn(const char* symbol)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
}

bool eventArrives(void** data)
{
    acquire(data[0]);
    const auto* event = static_cast<QEvent*>(data[1]);
    if (event->type() != QEvent::MetaCall)
        return false;
    acquire(static_cast<const QAbstractMetaCallEvent*>(event)->sender());
    if (const auto* call = dynamic_cast<const QMetaCallEvent*>(event); call && call->args()) {
        const auto* const end = reinterpret_cast<const void* const*>(call->types());
        for (const void* const* argument = call->args(); argument != end; ++argument)
            acquire(*argument);
    }
    return false;
}

/// The sanitizer does not see it, as it would a mutex, which would order all threads that emit.
class SpinLock
{
public:
    void lock()
    {
        while (m_isTaken.test_and_set(std::memory_order_acquire))
            ;
    }
    void unlock() { m_isTaken.clear(std::memory_order_release); }

private:
    std::atomic_flag m_isTaken;
};

/// How the types that queued signals carry are copied, and destroyed when nobody is left to receive them.
class Copies
{
public:
    /// Releases copies of the signal's arguments from now on, when they are made.
    void watch(const QMetaObject* object, int signal)
    {
        const std::lock_guard lock(m_lock);
        if (!m_watched.emplace(object, signal).second)
            return;
        const QMetaMethod method = object->method(object->methodOffset() + signal);
        for (int i = 0; i < method.parameterCount(); ++i) {
            const auto* type = method.parameterMetaType(i).iface();
            if (!type || !m_own.emplace(type, Own{type->copyCtr, type->dtor}).second)
                continue;
            auto* watched = const_cast<QtPrivate::QMetaTypeInterface*>(type);
            watched->copyCtr = copy;
            if (watched->dtor)
                watched->dtor = destroy;
        }
    }

    static void copy(const QtPrivate::QMetaTypeInterface* type, void* to, const void* from);
    static void destroy(const QtPrivate::QMetaTypeInterface* type, void* value);

private:
    struct Own
    {
        QtPrivate::QMetaTypeInterface::CopyCtrFn copy;
        QtPrivate::QMetaTypeInterface::DtorFn destroy;
    };

    Own ownOf(const QtPrivate::QMetaTypeInterface* type)
    {
        const std::lock_guard lock(m_lock);
        return m_own.at(type);
    }

    SpinLock m_lock;
    std::set<std::pair<const QMetaObject*, int>> m_watched;
    std::map<const QtPrivate::QMetaTypeInterface*, Own> m_own;
};

Copies& copies()
{
    static auto* all = new Copies; // signals are emitted until the very end
    return *all;
}

void Copies::copy(const QtPrivate::QMetaTypeInterface* type, void* to, const void* from)
{
    if (const auto own = copies().ownOf(type).copy)
        own(type, to, from);
    else
        std::memcpy(to, from, type->size);
    release(to);
}

void Copies::destroy(const QtPrivate::QMetaTypeInterface* type, void* value)
{
    acquire(value);
    copies().ownOf(type).destroy(type, value);
}

/// Marks the true end of a thread: objects that are deleted last in it end after QThread::finished().
class ThreadEnd
{
public:
    explicit ThreadEnd(const QThread* thread, std::shared_ptr<std::atomic<bool>> hasCome)
        : m_thread(thread), m_hasCome(std::move(hasCome))
    {
    }
    ~ThreadEnd()
    {
        release(m_thread);
        *m_hasCome = true;
    }

private:
    const QThread* m_thread;
    const std::shared_ptr<std::atomic<bool>> m_hasCome;
};

SpinLock endsLock;
std::map<const QThread*, std::shared_ptr<std::atomic<bool>>>& ends()
{
    static auto* all = new std::map<const QThread*, std::shared_ptr<std::atomic<bool>>>;
    return *all;
}

/// What a functor captured is read by the thread that calls it, and ends with whoever lets go of it last.
class CalledElsewhere : public QtPrivate::QSlotObjectBase
{
public:
    explicit CalledElsewhere(QSlotObjectBase* functor) : QSlotObjectBase(act), m_functor(functor) {}

private:
    static void act(int what, QSlotObjectBase* base, QObject* receiver, void** arguments, bool* isSame)
    {
        auto* self = static_cast<CalledElsewhere*>(base);
        if (what == Call) {
            self->m_functor->call(receiver, arguments);
            release(self);
        } else if (what == Destroy) {
            acquire(self);
            self->m_functor->destroyIfLastRef();
            delete self;
        } else if (isSame) {
            *isSame = false;
        }
    }

    QSlotObjectBase* const m_functor;
};

[[maybe_unused]] const bool isRegistered =
    QInternal::registerCallback(QInternal::EventNotifyCallback, eventArrives);

} // namespace

void QMetaObject::activate(QObject* sender, const QMetaObject* object, int signal, void** arguments)
{
    static const auto own = qtsOwn<void (*)(QObject*, const QMetaObject*, int, void**)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    copies().watch(object, signal);
    release(sender);
    own(sender, object, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result)
{
    static const auto own = qtsOwn<bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType,
                                            void*)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    release(object);
    return own(object, new CalledElsewhere(slot), type, result);
}

void QCoreApplication::postEvent(QObject* receiver, QEvent* event, int priority)
{
    static const auto own =
        qtsOwn<void (*)(QObject*, QEvent*, int)>("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    release(receiver);
    own(receiver, event, priority);
}

void QObject::deleteLater()
{
    static const auto own = qtsOwn<void (*)(QObject*)>("_ZN7QObject11deleteLaterEv");
    release(this);
    own(this);
}

void QObject::moveToThread(QThread* thread)
{
    static const auto own = qtsOwn<void (*)(QObject*, QThread*)>("_ZN7QObject12moveToThreadEP7QThread");
    release(this);
    own(this, thread);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto own = qtsOwn<bool (*)(QThread*, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    if (!own(this, deadline))
        return false;
    std::shared_ptr<std::atomic<bool>> hasCome;
    {
        const std::lock_guard lock(endsLock);
        if (const auto found = ends().find(this); found != ends().end())
            hasCome = found->second;
    }
    while (hasCome && !*hasCome)
        usleep(1'000);
    acquire(this);
    return true;
}

void QThread::start(Priority priority)
{
    static const auto own = qtsOwn<void (*)(QThread*, Priority)>("_ZN7QThread5startENS_8PriorityE");
    auto hasCome = std::make_shared<std::atomic<bool>>(false);
    {
        const std::lock_guard lock(endsLock);
        ends()[this] = hasCome;
    }
    QObject::connect(
        this, &QThread::started, this,
        [this, hasCome] { static thread_local const ThreadEnd end(this, hasCome); },
        static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection));
    own(this, priority);
}

void QSemaphore::acquire(int count)
{
    static const auto own = qtsOwn<void (*)(QSemaphore*, int)>("_ZN10QSemaphore7acquireEi");
    own(this, count);
    ::acquire(this);
}

bool QSemaphore::tryAcquire(int count, int timeout)
{
    static const auto own = qtsOwn<bool (*)(QSemaphore*, int, int)>("_ZN10QSemaphore10tryAcquireEii");
    const bool isTaken = own(this, count, timeout);
    if (isTaken)
        ::acquire(this);
    return isTaken;
}

void QSemaphore::release(int count)
{
    static const auto own = qtsOwn<void (*)(QSemaphore*, int)>("_ZN10QSemaphore7releaseEi");
    ::release(this);
    own(this, count);
}

// The way that is taken when nobody waits lies in Qt's headers and is seen.
void QBasicMutex::lockInternal() noexcept(noexcept(std::declval<QBasicMutex&>().lock()))
{
    static const auto own = qtsOwn<void (*)(QBasicMutex*)>("_ZN11QBasicMutex12lockInternalEv");
    own(this);
    __tsan_acquire(this);
}

void QBasicMutex::unlockInternal() noexcept
{
    static const auto own = qtsOwn<void (*)(QBasicMutex*)>("_ZN11QBasicMutex14unlockInternalEv");
    __tsan_release(this);
    own(this);
}
