// SPDX-License-Identifier: Apache-2.0
// Tells ThreadSanitizer what Qt's queues order. Qt is not built with the sanitizer, which therefore takes
// each value that one thread hands to another through a queued signal, invokeMethod() or a semaphore for a
// race. This library stands before Qt in the order in which symbols are looked up: what our code calls passes
// through here. A release before the hand-over and an acquire when the event arrives is all that it adds; the
// keys are the objects concerned, so that a hand-over orders only those that take part in it.

#include <QCoreApplication>
#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <private/qobject_p.h>

#include <dlfcn.h>

#include <array>
#include <cstdint>

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
    const auto* event = static_cast<const QEvent*>(data[1]);
    if (event->type() == QEvent::MetaCall)
        acquire(static_cast<const QAbstractMetaCallEvent*>(event)->sender());
    return false;
}

[[maybe_unused]] const bool isRegistered =
    QInternal::registerCallback(QInternal::EventNotifyCallback, eventArrives);

} // namespace

void QMetaObject::activate(QObject* sender, const QMetaObject* object, int signal, void** arguments)
{
    static const auto own = qtsOwn<void (*)(QObject*, const QMetaObject*, int, void**)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
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
    const bool isInvoked = own(object, slot, type, result);
    if (type == Qt::BlockingQueuedConnection)
        acquire(object->thread());
    return isInvoked;
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
    const bool hasEnded = own(this, deadline);
    if (hasEnded)
        acquire(this);
    return hasEnded;
}

void QThread::start(Priority priority)
{
    static const auto own = qtsOwn<void (*)(QThread*, Priority)>("_ZN7QThread5startENS_8PriorityE");
    QObject::connect(
        this, &QThread::finished, this, [this] { release(this); },
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
